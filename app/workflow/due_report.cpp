#include "app/workflow/due_report.h"

#include "app/workflow/stock_lines.h"

namespace muster::app {

namespace {

core::Json dayOrNull(const std::optional<core::Date>& day) { return day ? core::Json(core::text(*day)) : core::Json(); }

core::Json json(const core::Due& due, const std::vector<core::Message>& foreseen) {
  core::Json::Array advice;
  for (const auto& said : foreseen) advice.push_back(core::english(said));
  return core::Json::Object{{"id", due.unit},
                            {"plan", due.plan},
                            {"title", due.title.en},
                            {"last_done", dayOrNull(due.lastDone)},
                            {"last_day", dayOrNull(due.lastDay)},
                            {"do_by", dayOrNull(due.doBy)},
                            {"start_by", dayOrNull(due.startBy)},
                            {"chosen", due.chosen},
                            {"by", due.by},
                            {"count", core::english(due.count)},
                            {"blocks", due.severity == core::Severity::block},
                            {"minutes", due.minutes},
                            {"declared", due.declared},
                            {"to_be_confirmed", due.toBeConfirmed},
                            {"note", core::english(due.note)},
                            {"advice", std::move(advice)}};
}

}  // namespace

std::vector<core::Due> duesWithin(World& world, core::Instant at, int days) {
  return world.views.dues(core::addDays(world.calendar()->dateOf(at), days));
}

core::Json dueReport(World& world, core::Instant at, int days) {
  DueAdvice advice(world, at);
  core::Json::Array list;
  for (const auto& due : duesWithin(world, at, days)) list.push_back(json(due, advice.of(due)));
  const auto today = world.calendar()->dateOf(at);
  return core::Json::Object{
      {"at", core::text(at)}, {"today", core::text(today)}, {"due", std::move(list)}, {"stock", lowStockJson(stockAt(world, at))}};
}

core::Outcome<int> daysMeant(const std::string& typed) {
  if (typed.empty()) return 30;
  const auto number = core::Decimal::parse(core::plainNumber(typed));
  if (number && number->scale() == 0 && number->coefficient() >= 0 && number->coefficient() <= 36500) return static_cast<int>(number->coefficient());
  return core::Problem{
      "days", core::msg("{given} is not a number of days", {{"given", typed}}), core::msg("give a whole number from 0 to 36500"), {.field = "days"}};
}

}  // namespace muster::app
