#include <algorithm>
#include <array>

#include "core/rules/parse_parts.h"

namespace muster::core {

namespace {

using Need = TableReader::Need;

constexpr std::array<std::string_view, 7> kWeekdays{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"};

std::set<Date> datesOf(TableReader& table, const char* key) {
  std::set<Date> dates;
  for (const std::string& text : table.texts(key)) {
    if (const auto date = parseDate(text))
      dates.insert(date.value());
    else
      table.problem("no-such-day", msg("{typed} is not a day", {{"typed", text}}), msg("write it as \"2026-10-01\""), key);
  }
  return dates;
}

bool isShift(const std::string& text) {
  const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
  return text.size() == 5 && text[2] == ':' && digit(0) && digit(1) && digit(3) && digit(4) && text < "24:00" && text[3] < '6';
}

RoundItem parseItem(TableReader table) {
  RoundItem item;
  item.id = table.id("id");
  item.title = table.words("title");
  item.kind = table.id("kind", Need::optional);
  item.severity = table.oneOf<Severity>("severity", {{"block", Severity::block}, {"warn", Severity::warn}}, Severity::block);
  table.finish();
  return item;
}

}  // namespace

WorkCalendar parseWorkCalendar(TableReader table) {
  WorkCalendar calendar;
  for (const std::string& word : table.ids("days-off")) {
    const auto found = std::find(kWeekdays.begin(), kWeekdays.end(), word);
    if (found == kWeekdays.end())
      table.problem("unknown-word", msg("{word} is no day of the week", {{"word", word}}), msg("use sunday, monday ... saturday"), "days-off");
    else
      calendar.daysOff.insert(static_cast<int>(found - kWeekdays.begin()));
  }
  calendar.closed = datesOf(table, "closed");
  calendar.open = datesOf(table, "open");
  table.source();
  table.finish();
  return calendar;
}

WorkRule parseWorkRule(TableReader table) {
  using From = WorkRule::From;
  WorkRule rule;
  rule.id = table.id("id");
  rule.from = table.oneOf<From>("from", {{"step", From::step}, {"fault", From::fault}, {"round", From::round}}, From::fault);
  rule.withinDays = table.days("within");
  rule.source = table.source();
  table.finish();
  return rule;
}

Round parseRound(TableReader table) {
  Round round;
  round.id = table.id("id");
  round.title = table.words("title");
  round.shifts = table.texts("shifts");
  for (const std::string& shift : round.shifts) {
    if (!isShift(shift))
      table.problem("no-such-time", msg("{typed} is no time of the day", {{"typed", shift}}), msg("write it as \"08:00\""), "shifts");
  }
  std::sort(round.shifts.begin(), round.shifts.end());
  round.everyDays = table.days("every").value_or(0);
  if (round.shifts.empty() == (round.everyDays == 0))
    table.problem("missing-key", msg("a round is made each shift or every so many days"), msg("add either shifts or every"));
  round.racks = table.ids("racks");
  for (TableReader& item : table.tables("item")) round.items.push_back(parseItem(item));
  if (round.items.empty()) table.problem("missing-key", msg("a round without items looks at nothing"), msg("add [[round.item]]"));
  round.minutes = (table.seconds("takes") + 59) / 60;
  round.source = table.source();
  table.finish();
  return round;
}

DutyRule parseDuty(TableReader table) {
  DutyRule duty;
  duty.id = table.id("id");
  duty.title = table.words("title");
  duty.may = table.ids("may");
  for (const std::string& act : duty.may) {
    if (std::find(std::begin(kActs), std::end(kActs), act) != std::end(kActs)) continue;
    table.problem("unknown-word", msg("may cannot be {word}", {{"word", act}}),
                  msg("use take-unready, assign-work, authorise, plan-work, close-corrective, release-provisionally, turn-round"), "may");
  }
  duty.source = table.source();
  table.finish();
  return duty;
}

}  // namespace muster::core
