// SPDX-License-Identifier: MIT
#include "daemon/cli/command_line.hpp"

#include "console/help.hpp"
#include "core/ascii.hpp"
#include "core/nearest_name.hpp"
#include "core/text.hpp"
#include "daemon/cli/command_examples.hpp"
#include "daemon/cli/command_mistakes.hpp"
#include "daemon/cli/completion.hpp"
#include "daemon/cli/print.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdio>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace intouch::daemon {

namespace {

using namespace commands;

// The groups of `intouch --help`; the commands of every day come first.
constexpr const char* looking = "What comes";
constexpr const char* telling = "What happened";
constexpr const char* changing = "What is to change";
constexpr const char* publishing = "Calendars";
constexpr const char* running = "Files and daemon";

/// Adds a subcommand. When the user chooses it, `into` becomes the command.
template <class Command>
CLI::App* add(CLI::App& app, command& chosen, Command& into, const char* group, const char* name,
              const char* what) {
    auto* sub = app.add_subcommand(name, what);
    sub->group(group);
    sub->set_help_flag("-h,--help", "show this, with examples");
    sub->fallthrough();
    sub->footer(examples_of(name) +
                "\n\n--config, --state, --socket and --json: for every command, see intouch --help");
    sub->callback([&chosen, &into] { chosen = into; });
    return sub;
}

void add_person(CLI::App& sub, std::string& into) {
    sub.add_option("person", into, "id, or any part of the name")->required()->type_name("PERSON");
}

void add_what(CLI::App& sub, std::string& into) {
    sub.add_option("whom", into, "a person, a household, a gathering or a block: id, or any part of the name")
        ->required()
        ->type_name("WHOM");
}

/// Options that choose a touch of a person, or an occurrence of a block.
template <class Command> void add_which(CLI::App& sub, Command& into) {
    sub.add_option("--touch", into.touch, "the promise or occasion with that in its text, not the round")
        ->type_name("TEXT");
    sub.add_option("--on", into.on, "of a block: the occurrence of that day, not the next one")
        ->type_name("DAY");
}

void add_note(CLI::App& sub, std::string& into) {
    sub.add_option("--note", into, "what to remember")->type_name("TEXT");
}

CLI::Validator from_1_to(int last) {
    return {[last](std::string& text) {
                const auto number = whole_number<int>(text);
                return number && *number >= 1 && *number <= last
                           ? std::string()
                           : fmt::format("found {}, expected a number from 1 to {}", intouch::quoted(text),
                                         last);
            },
            ""};
}

CLI::Validator one_of(std::vector<std::string> names) {
    return {[names = std::move(names)](const std::string& text) {
                return std::ranges::find(names, text) != names.end()
                           ? std::string()
                           : fmt::format("found {}, expected one of {}{}", intouch::quoted(text),
                                         fmt::join(names, ", "), did_you_mean(text, names));
            },
            ""};
}

/// An empty variable of a shell is not the same as an argument left out.
void refuse_empty_values(CLI::App& app) {
    for (auto* sub : app.get_subcommands([](const CLI::App*) { return true; })) refuse_empty_values(*sub);
    for (auto* option : app.get_options()) {
        if (option->get_items_expected_max() == 0) continue;
        option->check(CLI::Validator(
            [option](const std::string& text) {
                return text.find_first_not_of(' ') != std::string::npos
                           ? std::string()
                           : fmt::format("found nothing, expected {}", option->get_description());
            },
            ""));
    }
}

/// The values of every command while the parser fills them.
struct wanted {
    serve serve_;
    check check_;
    plan plan_;
    diff diff_;
    commands::now now_;
    commands::agenda agenda_;
    people people_;
    commands::report report_;
    show show_;
    why why_;
    log log_;
    move move_;
    skip skip_;
    pause pause_;
    resume resume_;
    note note_;
    promise promise_;
    kept kept_;
    commands::gathering gathering_;
    lost lost_;
    found found_;
    confirm confirm_;
    away away_;
    undo undo_;
    add_somebody add_;
    feeds feeds_;
    export_feed export_;
    import_people import_;
    backup backup_;
    restore restore_;
    status status_;
    commands::sync sync_;
    commands::notify notify_;
    commands::digest digest_;
    token token_;
    version version_;
};

void add_looks(CLI::App& app, command& chosen, wanted& w) {
    auto* now =
        add(app, chosen, w.now_, looking, "now", "people who can be reached right now, most due first");
    now->add_option("--minutes", w.now_.minutes, "in that many minutes")
        ->type_name("NUMBER")
        ->check(from_1_to(1440));
    now->add_flag("--all", w.now_.all, "also people who are not due yet");
    auto* agenda = add(app, chosen, w.agenda_, looking, "agenda", "what is coming");
    agenda->add_option("--days", w.agenda_.days, "that many days ahead (14)")
        ->type_name("NUMBER")
        ->check(from_1_to(3660));
    auto* people = add(app, chosen, w.people_, looking, "people", "all people, with their next touch");
    people->add_flag("--slipping", w.people_.slipping,
                     "people whose time went by without contact, the most of their own intervals late first");
    auto* report = add(app, chosen, w.report_, looking, "report", "what came of the week");
    auto* week =
        report->add_flag("--week", w.report_.week, "the current week, Monday to Sunday (the default)");
    auto* month = report->add_flag("--month", w.report_.month, "the current month")->excludes(week);
    auto* from = report->add_option("--from", w.report_.from, "from that day on: 2026-11-01, \"4 weeks ago\"")
                     ->type_name("DAY")
                     ->excludes(week)
                     ->excludes(month);
    report->add_option("--to", w.report_.to, "until that day; without it, today")
        ->type_name("DAY")
        ->needs(from);
    auto* digest =
        add(app, chosen, w.digest_, looking, "digest", "today in a few lines, as messages tell it");
    digest->add_option("target", w.digest_.target, "as that [notify.NAME] would see it")->type_name("TARGET");
    auto* show =
        add(app, chosen, w.show_, looking, "show", "one person: roster entry, history, what comes next");
    add_person(*show, w.show_.person);
    auto* why = add(app, chosen, w.why_, looking, "why", "why a touch is where it is");
    add_person(*why, w.why_.person);
}

void add_log(CLI::App& app, command& chosen, wanted& w) {
    auto* log =
        add(app, chosen, w.log_, telling, "log", "log the outcome of a touch: intouch log ada no_answer");
    log->add_option("what", w.log_.people,
                    "people, then the outcome: reached, they_reached_out, sent, left_message, "
                    "no_answer or unreachable; a day may follow")
        ->type_name("");
    log->add_option("--on", w.log_.on, "when it was, if not now: yesterday, friday, 2026-12-03T17:30")
        ->type_name("DAY");
    log->add_option("--via", w.log_.via, "the channel, if not the planned one")->type_name("CHANNEL");
    add_note(*log, w.log_.note);
    log->add_option("--next", w.log_.next, "when to try again or meet next: \"thursday 17:00\"")
        ->type_name("DAY");
    log->add_option("--touch", w.log_.touch,
                    "it was about the promise or occasion with that in its text, not the round")
        ->type_name("TEXT");
    log->add_option("--promise", w.log_.promise,
                    "a follow-up, last on the line: --promise friday \"send the article\"")
        ->expected(2, -1);
}

void add_changes_of_plan(CLI::App& app, command& chosen, wanted& w) {
    auto* move =
        add(app, chosen, w.move_, changing, "move", "put a touch on another day: intouch move ada friday");
    add_what(*move, w.move_.what);
    move->add_option("when", w.move_.to, "friday, tomorrow, \"in 2 weeks\", 2026-12-03T17:30")
        ->type_name("DAY")
        ->required();
    add_which(*move, w.move_);
    add_note(*move, w.move_.note);
    auto* skip =
        add(app, chosen, w.skip_, changing, "skip", "let this round go; the next one comes as usual");
    add_what(*skip, w.skip_.what);
    add_which(*skip, w.skip_);
    add_note(*skip, w.skip_.note);
    auto* pause = add(app, chosen, w.pause_, changing, "pause",
                      "plan nothing for somebody: intouch pause ada 2027-01-31");
    add_person(*pause, w.pause_.person);
    pause->add_option("until", w.pause_.until, "until that day; without it, until resumed")->type_name("DAY");
    add_note(*pause, w.pause_.note);
    auto* resume = add(app, chosen, w.resume_, changing, "resume", "end a pause");
    add_person(*resume, w.resume_.person);
    add_note(*resume, w.resume_.note);
}

void add_new_person(CLI::App& app, command& chosen, wanted& w) {
    auto* added = add(app, chosen, w.add_, changing, "add",
                      "somebody new: intouch add \"Ann Lee, met at the fair, +49 170 1234567\"");
    auto* text =
        added
            ->add_option(
                "text", w.add_.text,
                "the name, then telephone number, e-mail address, birthday, \"met …\" and notes, with "
                "commas")
            ->type_name("TEXT");
    added->add_option("--circle", w.add_.circle, "the circle of the person")->type_name("CIRCLE");
    added->add_flag("--again", w.add_.again, "also when somebody has the same name, number or address");
    auto* listed =
        added->add_flag("--list", w.add_.list, "print the entries, to paste into a file of your own")
            ->excludes(text);
    added->add_option("--remove", w.add_.remove, "take that entry out again")
        ->type_name("ID")
        ->excludes(text)
        ->excludes(listed);
}

void add_notes_and_promises(CLI::App& app, command& chosen, wanted& w) {
    auto* note = add(app, chosen, w.note_, telling, "note",
                     "remember something: intouch note ada \"her book is out\"");
    add_person(*note, w.note_.person);
    note->add_option("text", w.note_.text, "what to remember")->required();
    auto* promise = add(app, chosen, w.promise_, changing, "promise",
                        "a follow-up on a day: intouch promise ada friday \"send the article\"");
    add_person(*promise, w.promise_.person);
    promise->add_option("when", w.promise_.to, "friday, tomorrow, \"in 2 weeks\", 2026-12-03T17:30")
        ->type_name("DAY")
        ->required();
    promise->add_option("what", w.promise_.note, "what was promised")->required();
    auto* kept = add(app, chosen, w.kept_, telling, "kept", "a promise is kept: intouch kept ada article");
    add_person(*kept, w.kept_.person);
    kept->add_option("promise", w.kept_.promise, "any part of what was promised; without it, the only one");
    add_note(*kept, w.kept_.note);
}

void add_gathering(CLI::App& app, command& chosen, wanted& w) {
    auto* gathering = add(app, chosen, w.gathering_, telling, "gathering",
                          "log the outcome of a gathering: intouch gathering six-pack booked");
    gathering->add_option("gathering", w.gathering_.gathering, "id, or any part of the name")
        ->required()
        ->type_name("GATHERING");
    gathering->add_option("outcome", w.gathering_.outcome, "booked, held or skipped")
        ->required()
        ->type_name("OUTCOME")
        ->check(one_of({"booked", "held", "skipped"}));
    gathering->add_option("--on", w.gathering_.on, "when that was, if not now: yesterday, 2026-12-03")
        ->type_name("DAY");
    gathering->add_option("--to", w.gathering_.to, "booked: its first day, if not the one that was planned")
        ->type_name("DAY");
    gathering->add_option("--excused", w.gathering_.excused, "held: who was not there")
        ->type_name("PERSON")
        ->expected(1, -1);
    add_note(*gathering, w.gathering_.note);
}

void add_reachability(CLI::App& app, command& chosen, wanted& w) {
    auto* lost = add(app, chosen, w.lost_, telling, "lost",
                     "nothing reaches them any more: the next touch is to ask others where they are");
    add_person(*lost, w.lost_.person);
    add_note(*lost, w.lost_.note);
    auto* found = add(app, chosen, w.found_, telling, "found", "a lost person is found");
    add_person(*found, w.found_.person);
    add_note(*found, w.found_.note);
    auto* confirm = add(app, chosen, w.confirm_, telling, "confirm",
                        "phone number, e-mail and address on the roster are all still right");
    add_person(*confirm, w.confirm_.person);
    add_note(*confirm, w.confirm_.note);
}

void add_away(CLI::App& app, command& chosen, wanted& w) {
    auto* away = add(app, chosen, w.away_, changing, "away",
                     "plan nothing on these days: intouch away 2026-12-20 2027-01-03 \"skiing\"");
    away->add_option("from", w.away_.from, "the first day: friday, tomorrow, 2026-12-20")
        ->type_name("DAY")
        ->required();
    away->add_option("until", w.away_.to, "the last day; without it, that one day")->type_name("DAY");
    away->add_option("why", w.away_.why, "what for");
}

void add_undo(CLI::App& app, command& chosen, wanted& w) {
    auto* undo =
        add(app, chosen, w.undo_, telling, "undo",
            "take back the last command, with all people it named, or the named entry; not an added person");
    undo->add_option("entry", w.undo_.entry, "the entry's id")->type_name("ID");
}

// The order in which --help lists them.
void add_writes(CLI::App& app, command& chosen, wanted& w) {
    for (auto* add_some : {add_log, add_changes_of_plan, add_new_person, add_notes_and_promises,
                           add_gathering, add_reachability, add_away, add_undo})
        add_some(app, chosen, w);
}

void add_others(CLI::App& app, command& chosen, wanted& w) {
    auto* feeds = add(app, chosen, w.feeds_, publishing, "feeds", "the addresses to subscribe to, and how");
    feeds->add_option("feed", w.feeds_.feed, "that one alone")->type_name("FEED");
    feeds->add_flag("--qr", w.feeds_.qr, "as a QR code, for a phone's camera");
    feeds->add_option("--rotate", w.feeds_.rotate, "give that feed a new address; the old one ends at once")
        ->type_name("FEED");
    auto* exported =
        add(app, chosen, w.export_, publishing, "export", "a feed's calendar to standard output");
    exported->add_option("feed", w.export_.feed, "its id; without it, the only one or \"mine\"")
        ->type_name("FEED");
    auto* sync = add(app, chosen, w.sync_, publishing, "sync",
                     "bring the calendars on servers in step now, and print the result");
    auto* confirm =
        sync->add_flag("--confirm", w.sync_.confirm,
                       "carry out what was held back: many deletions at once, a calendar that is gone");
    sync->add_flag("--adopt", w.sync_.adopt,
                   "take over what intouch made there before its state directory was lost")
        ->excludes(confirm);
    auto* notify = add(app, chosen, w.notify_, running, "notify", "try a target of messages");
    notify->add_option("--test", w.notify_.test, "send it a test, and print what its server says")
        ->type_name("TARGET")
        ->required();
    add(app, chosen, w.serve_, running, "serve", "run the daemon");
    add(app, chosen, w.check_, running, "check", "read the files: every fault with file:line:column");
    auto* plan = add(app, chosen, w.plan_, running, "plan", "the agenda, without a daemon");
    plan->add_option("--at", w.plan_.at, "plan as of this date or date and time (2026-12-01T09:00)")
        ->type_name("DAY");
    auto* weeks = plan->add_option("--weeks", w.plan_.weeks,
                                   "add the load of that many weeks, with as many tries as usual")
                      ->type_name("NUMBER")
                      ->check(from_1_to(520));
    plan->add_flag("--ics", w.plan_.ics, "as a calendar instead of text")
        ->excludes(weeks)
        ->excludes(app.get_option("--json"));
    add(app, chosen, w.diff_, running, "diff",
        "the changes that an edited copy of the files (--config) would make");
    auto* imported =
        add(app, chosen, w.import_, running, "import", "roster entries for the people in an address book");
    imported
        ->add_option("files", w.import_.files,
                     "vCards (.vcf) or tables (.csv) of Google, Outlook, Thunderbird and others")
        ->type_name("FILE")
        ->required();
    imported
        ->add_option("--group", w.import_.groups, "only the people in this group or label; may be repeated")
        ->type_name("NAME")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    imported
        ->add_option("--without", w.import_.without, "not the people in this group or label; may be repeated")
        ->type_name("NAME")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    imported->add_option("--charset", w.import_.charset, "the character set of the files, such as Shift_JIS")
        ->type_name("NAME");
    auto* backup = add(app, chosen, w.backup_, running, "backup",
                       "copy the ledger to FILE, also beside a running daemon");
    backup->add_option("file", w.backup_.file, "the file to make")->type_name("FILE")->required();
    auto* restore = add(app, chosen, w.restore_, running, "restore",
                        "put a backup in the place of the ledger; the old ledger is kept");
    restore->add_option("file", w.restore_.file, "the backup")->type_name("FILE")->required();
    add(app, chosen, w.status_, running, "status", "the state of the daemon");
    auto* token = add(app, chosen, w.token_, running, "token", "the token for the HTTP API");
    auto* login =
        token->add_flag("--login", w.token_.login, "a link and QR code, good once, that signs a browser in");
    auto* fresh =
        token->add_option("--new", w.token_.fresh, "a token for another program, under that name; shown once")
            ->type_name("NAME")
            ->excludes(login);
    token
        ->add_option("--scope", w.token_.scope,
                     "what it may do: read, log (what happened with people, too) or all")
        ->type_name("SCOPE")
        ->needs(fresh);
    auto* listed =
        token->add_flag("--list", w.token_.list, "the names and scopes of the tokens for other programs")
            ->excludes(login)
            ->excludes(fresh);
    token->add_option("--revoke", w.token_.revoke, "end the token of that name at once")
        ->type_name("NAME")
        ->excludes(login)
        ->excludes(fresh)
        ->excludes(listed);
    add(app, chosen, w.version_, running, "version", "the version");
}

argument argument_of(const CLI::Option& o, const std::string& name) {
    return {.name = name,
            .what = o.get_description(),
            .takes_value = o.get_items_expected_max() > 0,
            .many = o.get_items_expected_max() > 1};
}

command_shape shape_of(const CLI::App& app, const std::string& name) {
    command_shape shape{.name = name, .what = app.get_description(), .options = {}, .places = {}};
    for (const CLI::Option* o : app.get_options()) {
        for (const auto& word : o->get_lnames()) shape.options.push_back(argument_of(*o, "--" + word));
        if (o->get_positional()) shape.places.push_back(argument_of(*o, o->get_name(true)));
    }
    return shape;
}

/// `intouch complete -- WORDS…`: one line for each candidate, with a TAB before its description.
int complete(const CLI::App& app, std::vector<std::string> words) {
    if (!words.empty() && words.front() == "--") words.erase(words.begin());
    std::vector<command_shape> shapes{shape_of(app, {})};
    for (const auto* sub : app.get_subcommands([](const CLI::App*) { return true; }))
        shapes.push_back(shape_of(*sub, sub->get_name()));
    for (const auto& c : candidates(shapes, words))
        fmt::print("{}{}{}\n", c.word, c.what.empty() ? "" : "\t", c.what);
    return 0;
}

} // namespace

parsed_command parse_command_line(int argc, const char* const* argv) {
    parsed_command made;
    wanted w;
    CLI::App app(
        "intouch keeps you in touch with the people who matter to you: it plans the next touch for each,\n"
        "into your own blocks of time, and publishes the plan as a calendar.",
        "intouch");
    app.require_subcommand(1);
    app.fallthrough();
    app.set_help_flag("-h,--help", "show the commands, with examples");
    app.footer("A person may be named by id or by any part of the name that only they have.\n"
               "intouch COMMAND --help shows examples; man intouch describes everything.\n\n" +
               overview_examples());
    app.add_option("--config", made.options.where.config, "intouch.toml")->type_name("FILE");
    app.add_option("--state", made.options.where.state, "where ledger, key and token are kept")
        ->type_name("DIR");
    app.add_option("--socket", made.options.where.socket, "the daemon's socket")->type_name("PATH");
    app.add_flag("--json", made.options.json, "print JSON");
    app.set_version_flag("--version", INTOUCH_VERSION, "show the version");
    add_looks(app, made.command, w);
    add_writes(app, made.command, w);
    add_others(app, made.command, w);
    refuse_empty_values(app);
    if (argc > 1 && std::string_view(argv[1]) == "complete") {
        made.exit_status = complete(app, {argv + 2, argv + argc});
        return made;
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& e) {
        std::ostringstream text;
        made.exit_status = app.exit(e, text, text);
        fmt::print("{}", console::help(text.str(), paper_of(output())));
    } catch (const CLI::ParseError& e) {
        commands::print_problem(mistake(app, e, argc, argv));
        made.exit_status = 2;
    }
    return made;
}

int run(const parsed_command& parsed) {
    return std::visit(
        [&](const auto& wanted) {
            if constexpr (std::is_same_v<std::decay_t<decltype(wanted)>, std::monostate>)
                return 2;
            else
                return commands::run(parsed.options, wanted);
        },
        parsed.command);
}

} // namespace intouch::daemon
