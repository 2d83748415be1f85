// SPDX-License-Identifier: MIT
#include "bench/steadiness/picture.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace intouch::bench {

namespace {

constexpr double left = 64;
constexpr double top = 84;
constexpr double width = 860;
constexpr double height = 340;

struct look {
    const char* colour;
    double stroke;
};
constexpr std::array<look, 3> looks{{{"#0f766e", 3}, {"#c2410c", 1.6}, {"#64748b", 1.6}}};

class chart {
public:
    chart(const std::vector<tally>& methods) : first_(methods.front().first()) {
        weeks_ = methods.front().given_by_week().size() - 1; // the last is not whole
        for (const tally& t : methods) {
            for (std::size_t i = 0; i < weeks_; ++i) most_ = std::max({most_, at(t.asked_by_week(), i)});
        }
        most_ = std::ceil(most_ / 5) * 5;
        out_ = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 960 490\" "
               "font-family=\"Helvetica, Arial, sans-serif\" font-size=\"13\" fill=\"#1e293b\">\n"
               "<title>Hours of touches asked for in each week of a year</title>\n"
               "<rect width=\"960\" height=\"490\" fill=\"#ffffff\"/>\n";
        text(left, 30, "start", "Hours of touches asked for in each week",
             "font-size=\"17\" "
             "font-weight=\"bold\"");
        axes();
        capacity(methods.front().given_by_week());
        for (std::size_t i = methods.size(); i-- > 0;) line(methods[i], looks.at(i)); // intouch on top
        legend(methods);
        out_ += "</svg>\n";
    }
    [[nodiscard]] const std::string& text() const { return out_; }

private:
    [[nodiscard]] static double at(const std::vector<int>& minutes, std::size_t week) {
        return week < minutes.size() ? minutes[week] / 60.0 : 0;
    }
    [[nodiscard]] double x(double week) const { return left + width * week / static_cast<double>(weeks_); }
    [[nodiscard]] double y(double hours) const { return top + height * (1 - hours / most_); }

    void text(double at_x, double at_y, const char* anchor, std::string_view words,
              std::string_view more = "") {
        out_ += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\" {}>{}</text>\n", at_x, at_y,
                            anchor, more, words);
    }
    void axes() {
        const int step = most_ > 30 ? 10 : 5;
        for (int hours = 0; hours <= most_; hours += step) {
            out_ += fmt::format("<line x1=\"{}\" x2=\"{}\" y1=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"{}\"/>\n",
                                left, left + width, y(hours), y(hours), hours > 0 ? "#e2e8f0" : "#1e293b");
            text(left - 8, y(hours) + 4, "end", fmt::format("{} h", hours));
        }
        constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
        for (std::size_t week = 0; week < weeks_; ++week) {
            const date monday = first_ + days(7 * static_cast<int>(week));
            const auto c = civil(monday);
            if (week > 0 && static_cast<unsigned>(c.day()) > 7) continue;
            const double here = x(static_cast<double>(week));
            out_ +=
                fmt::format("<line x1=\"{:.1f}\" x2=\"{:.1f}\" y1=\"{}\" y2=\"{}\" stroke=\"#1e293b\"/>\n",
                            here, here, top + height, top + height + 6);
            text(here, top + height + 22, "start", months.at(static_cast<unsigned>(c.month()) - 1));
        }
        text(left + width / 2, top + height + 48, "middle", "weeks of a simulated year");
    }
    void capacity(const std::vector<int>& given) {
        std::string path;
        for (std::size_t i = 0; i < weeks_; ++i) {
            const double level = y(std::min(most_, at(given, i)));
            path += fmt::format("{}{:.1f},{:.1f} L{:.1f},{:.1f} ", i == 0 ? "M" : "L",
                                x(static_cast<double>(i)), level, x(static_cast<double>(i + 1)), level);
        }
        out_ += fmt::format("<path d=\"{} L{:.1f},{} L{},{} Z\" fill=\"#ecfdf5\"/>\n", path, left + width,
                            top + height, left, top + height);
        out_ +=
            fmt::format("<path d=\"{}\" fill=\"none\" stroke=\"#334155\" stroke-dasharray=\"5 4\"/>\n", path);
    }
    void line(const tally& t, const look& l) {
        std::string path;
        for (std::size_t i = 0; i < weeks_; ++i)
            path += fmt::format("{}{:.1f},{:.1f} ", i == 0 ? "M" : "L", x(static_cast<double>(i) + 0.5),
                                y(at(t.asked_by_week(), i)));
        out_ += fmt::format("<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\" "
                            "stroke-linejoin=\"round\"/>\n",
                            path, l.colour, l.stroke);
    }
    void legend(const std::vector<tally>& methods) {
        double at_x = left;
        const auto entry = [&](std::string_view words, const char* colour, double stroke,
                               std::string_view dashes) {
            out_ += fmt::format("<line x1=\"{}\" x2=\"{}\" y1=\"54\" y2=\"54\" stroke=\"{}\" "
                                "stroke-width=\"{}\" {}/>\n",
                                at_x, at_x + 26, colour, stroke, dashes);
            text(at_x + 33, 58, "start", words);
            at_x += 33 + 6.6 * static_cast<double>(words.size()) + 18;
        };
        for (std::size_t i = 0; i < methods.size(); ++i)
            entry(fmt::format("{}: too much in {} weeks", methods[i].method(), methods[i].weeks_over()),
                  looks.at(i).colour, looks.at(i).stroke, "");
        entry("blocks", "#334155", 1, "stroke-dasharray=\"5 4\"");
    }

    date first_;
    std::size_t weeks_ = 0;
    double most_ = 1;
    std::string out_;
};

} // namespace

std::string picture(const std::vector<tally>& methods) { return chart(methods).text(); }

} // namespace intouch::bench
