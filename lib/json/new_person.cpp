// SPDX-License-Identifier: MIT
#include "json/new_person.hpp"

#include "json/touch_json.hpp"
#include "plan/agenda/round_touch.hpp"
#include "words/new_people.hpp"

namespace intouch::json {

std::string new_person(const std::string& id, const std::string& name, const std::string& entry,
                       const plan::agenda& a, const plan::plan_input& in) {
    const plan::touch* next = plan::round_touch(a, id);
    writer w;
    w.begin_object();
    w.key("text").text(entry.empty() ? words::taken_out_line(id, name, in)
                                     : words::added_line(id, name, next, in));
    w.key("id").text(id);
    w.key("entry").text(entry);
    w.key("touch");
    put_or_null(w, next, in);
    w.key("people").begin_object().key(id);
    put_or_null(w, next, in);
    w.end_object().end_object();
    return std::move(w).done();
}

} // namespace intouch::json
