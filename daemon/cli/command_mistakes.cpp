// SPDX-License-Identifier: MIT
#include "daemon/cli/command_mistakes.hpp"

#include "core/nearest_name.hpp"
#include "core/text.hpp"
#include "daemon/cli/command_examples.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

namespace intouch::daemon {

namespace {

using word_list = std::vector<std::string>;

/// "…; did you mean "x"?", or `otherwise`.
std::string with_nearest(const std::string& text, const std::string& found, const word_list& known,
                         const std::string& otherwise) {
    const auto near = nearest_name(found, known);
    return text + (near ? fmt::format("; did you mean \"{}\"?", *near) : otherwise);
}

word_list option_names(const CLI::App& app) {
    word_list names;
    for (const CLI::Option* o : app.get_options())
        for (const auto& name : o->get_lnames()) names.push_back("--" + name);
    return names;
}

word_list command_names(const CLI::App& app) {
    word_list names;
    for (const auto* sub : app.get_subcommands([](const CLI::App*) { return true; }))
        names.push_back(sub->get_name());
    return names;
}

const CLI::App* command_called(const CLI::App& app, const std::string& name) {
    for (const auto* sub : app.get_subcommands([](const CLI::App*) { return true; }))
        if (sub->get_name() == name) return sub;
    return nullptr;
}

/// The first word that is neither a known option nor its value.
word_list free_words(const CLI::App& app, int argc, const char* const* argv) {
    word_list found;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        const CLI::Option* option = word.starts_with('-') ? app.get_option_no_throw(word) : nullptr;
        if (option == nullptr)
            found.push_back(word);
        else if (option->get_items_expected_max() > 0)
            ++i;
    }
    return found;
}

std::string such_as(const std::string& command) {
    const auto example = first_example_of(command);
    return example.empty() ? std::string() : fmt::format(", such as: {}", example);
}

/// The command is missing, misspelled, or follows an unknown option.
std::string no_command(const CLI::App& app, const word_list& typed) {
    const auto commands = command_names(app);
    if (typed.empty()) return "expected a command, such as: intouch agenda; intouch --help lists them";
    const auto& word = typed.front();
    if (word.starts_with('-')) {
        auto known = option_names(app);
        return with_nearest(fmt::format("found {}, expected a command or an option", intouch::quoted(word)),
                            word, known, "; intouch --help lists them");
    }
    return with_nearest(fmt::format("found {}, expected a command", intouch::quoted(word)), word, commands,
                        "; intouch --help lists them");
}

/// `name` as CLI11 gives it: of a positional argument, or "--option".
std::string missing(const CLI::App& sub, const std::string& name) {
    const CLI::Option* option = sub.get_option_no_throw(name);
    const std::string what = option == nullptr ? name : option->get_description();
    const std::string type = option == nullptr ? name : option->get_type_name();
    return fmt::format("{}: expected {} ({}){}", sub.get_name(), type, what, such_as(sub.get_name()));
}

/// `found` are the unread words, the last one first; an unknown option takes its value with it.
std::string left_over(const CLI::App& app, const CLI::App& sub, const std::string& found) {
    word_list typed;
    for (std::size_t at = 0; at < found.size();) {
        const auto end = std::min(found.find(' ', at), found.size());
        typed.insert(typed.begin(), found.substr(at, end - at));
        at = end + 1;
    }
    const auto option = std::ranges::find_if(typed, [](const auto& w) { return w.starts_with('-'); });
    const std::string help = fmt::format("; intouch {} --help shows what it takes", sub.get_name());
    if (option == typed.end())
        return fmt::format("{}: found {}, expected nothing more{}", sub.get_name(),
                           intouch::quoted(typed.empty() ? found : typed.front()), help);
    auto known = option_names(sub);
    std::ranges::copy(option_names(app), std::back_inserter(known));
    return with_nearest(
        fmt::format("{}: found {}, which is none of its options", sub.get_name(), intouch::quoted(*option)),
        *option, known, help);
}

} // namespace

std::string mistake(const CLI::App& app, const CLI::ParseError& e, int argc, const char* const* argv) {
    const auto typed = free_words(app, argc, argv);
    const auto* sub = typed.empty() ? nullptr : command_called(app, typed.front());
    if (sub == nullptr) return no_command(app, typed);
    std::string said = e.what();
    if (dynamic_cast<const CLI::RequiredError*>(&e) != nullptr)
        return missing(*sub, said.substr(0, said.find(' ')));
    if (dynamic_cast<const CLI::ExtrasError*>(&e) != nullptr)
        return left_over(app, *sub, said.substr(said.find(": ") + 2));
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&e) != nullptr) {
        const auto name = said.substr(0, said.find(':'));
        const CLI::Option* option = sub->get_option_no_throw(name);
        if (option == nullptr) option = app.get_option_no_throw(name);
        if (option != nullptr)
            return fmt::format("{}: expected {} after it: {}", name, option->get_type_name(),
                               option->get_description());
    }
    return said;
}

} // namespace intouch::daemon
