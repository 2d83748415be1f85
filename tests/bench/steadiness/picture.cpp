// SPDX-License-Identifier: MIT
#include "bench/steadiness/picture.hpp"

#include "bench/steadiness/measure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace intouch::bench {

namespace {

constexpr double side = 280;
constexpr double margin = 50;
constexpr double top = 70;

struct point {
    double told; ///< days since the first day
    double done;
};

/// The rounds of the last year: what they were first told, and when they were first tried.
std::vector<point> points_of(const trace& t) {
    std::map<std::string, date> first;
    for (const telling& one : t.tellings)
        if (one.first_touch) first.emplace(one.uid, one.now.day);
    std::set<std::string> seen;
    std::vector<point> out;
    for (const try_made& one : t.tries) {
        const auto told = first.find(one.uid);
        if (one.retry || told == first.end() || !seen.insert(one.uid).second) continue;
        out.push_back({static_cast<double>((told->second - t.first).count()),
                       static_cast<double>((one.on - t.first).count())});
    }
    return out;
}

std::string panel(double left, const std::string& name, const trace& t) {
    const auto points = points_of(t);
    const double all = static_cast<double>((t.end - t.first).count());
    std::vector<double> wrong;
    for (const point& p : points) wrong.push_back(std::abs(p.done - p.told));
    std::string out = fmt::format("<g transform=\"translate({} {})\">\n", left, top);
    out += fmt::format("<text x=\"0\" y=\"-28\" font-weight=\"bold\">{}</text>\n", name);
    out += fmt::format(
        "<text x=\"0\" y=\"-11\" fill=\"#475569\">half within {:.0f} days, 90 % within {:.0f}</text>\n",
        quantile(wrong, 0.5), quantile(wrong, 0.9));
    out += fmt::format("<rect width=\"{0}\" height=\"{0}\" fill=\"#f8fafc\" stroke=\"#cbd5e1\"/>\n", side);
    out += fmt::format("<path d=\"M0 {0} L{0} 0\" stroke=\"#94a3b8\" stroke-dasharray=\"4 4\"/>\n", side);
    for (const point& p : points) {
        const double x = side * std::clamp(p.told / all, 0.0, 1.0);
        const double y = side * (1 - p.done / all);
        out += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"1.8\" fill=\"#0f766e\" "
                           "fill-opacity=\"0.5\"/>\n",
                           x, y);
    }
    out += fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"middle\">day first told</text>\n", side / 2,
                       side + 20);
    out += fmt::format(
        "<text transform=\"translate(-10 {}) rotate(-90)\" text-anchor=\"middle\">day done</text>\n",
        side / 2);
    return out + "</g>\n";
}

} // namespace

std::string picture(const std::vector<std::pair<std::string, trace>>& methods) {
    const double width = margin + static_cast<double>(methods.size()) * (side + margin);
    std::string out =
        fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" "
                    "font-family=\"Helvetica, Arial, sans-serif\" font-size=\"13\" fill=\"#1e293b\">\n"
                    "<title>Dates told and dates done</title>\n"
                    "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n",
                    width, top + side + margin);
    double left = margin;
    for (const auto& [name, t] : methods) {
        out += panel(left, name, t);
        left += side + margin;
    }
    return out + "</svg>\n";
}

} // namespace intouch::bench
