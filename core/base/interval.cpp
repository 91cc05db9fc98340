// Interval as a rule writes it: "30 d", "6 months", "3 years (anniversary excluded)", "1 calendar month".
#include <charconv>

#include "core/base/calendar.h"
#include "core/base/plain_text.h"

namespace muster::core {

namespace {

constexpr std::string_view kExcluded = "(anniversary excluded)";
constexpr int kLongestDays = 36600;  // a hundred years, in whatever it is counted

struct Word {
  std::string_view text;
  Interval::Kind kind;
  int longest;
};
constexpr Word kWords[] = {
    {"d", Interval::Kind::days, kLongestDays},
    {"day", Interval::Kind::days, kLongestDays},
    {"days", Interval::Kind::days, kLongestDays},
    {"month", Interval::Kind::months, 1200},
    {"months", Interval::Kind::months, 1200},
    {"year", Interval::Kind::years, 100},
    {"years", Interval::Kind::years, 100},
    {"calendar month", Interval::Kind::calendarMonth, 1200},
    {"calendar months", Interval::Kind::calendarMonth, 1200},
};

}  // namespace

Outcome<Interval> Interval::parse(std::string_view text) {
  const Problem refused{"bad-interval",
                        msg("\"{typed}\" is not an interval", {{"typed", std::string(text)}}),
                        msg("Write it as \"30 d\", \"6 months\", \"3 years\", \"3 years (anniversary excluded)\" or \"1 calendar month\""),
                        {}};
  auto left = trimmed(text);
  Interval interval;
  const auto [end, error] = std::from_chars(left.data(), left.data() + left.size(), interval.count);
  if (error != std::errc() || interval.count < 1) return refused;
  left = trimmed(left.substr(static_cast<std::size_t>(end - left.data())));
  if (left.ends_with(kExcluded)) {
    interval.anniversaryPasses = false;
    left = trimmed(left.substr(0, left.size() - kExcluded.size()));
  }
  for (const auto& word : kWords) {
    if (word.text != left) continue;
    interval.kind = word.kind;
    const bool anniversary = word.kind == Kind::months || word.kind == Kind::years;
    if (interval.count > word.longest || (!interval.anniversaryPasses && !anniversary)) return refused;
    return interval;
  }
  return refused;
}

std::string Interval::text() const {
  const std::string number = std::to_string(count);
  const std::string plural = count == 1 ? "" : "s";
  const std::string rest = anniversaryPasses ? "" : " " + std::string(kExcluded);
  switch (kind) {
    case Kind::days: return number + " d";
    case Kind::months: return number + " month" + plural + rest;
    case Kind::years: return number + " year" + plural + rest;
    case Kind::calendarMonth: break;
  }
  return number + " calendar month" + plural;
}

}  // namespace muster::core
