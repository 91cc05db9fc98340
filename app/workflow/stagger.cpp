#include "app/workflow/stagger.h"

#include <algorithm>

#include "app/workflow/do_maintenance.h"
#include "app/workflow/duties.h"
#include "app/workflow/refuse.h"
#include "core/readiness/squads.h"

namespace muster::app {

namespace {

int minimumOf(const core::RuleBook& rules) {
  const core::Figure* figure = rules.figure("squads.minimum");
  if (!figure || figure->value.dimension() != core::Dimension::count) return 1;
  return static_cast<int>(core::convert(figure->value, core::Unit::piece, 0).coefficient());
}

// The squads that can go while some apparatus is missing; what a part needs is done on the set it sits in.
class Squads {
 public:
  Squads(World& world, core::Instant at) : rules_(world.rules()), formed_(world.views.squads()) {
    for (const UnitRow& row : world.views.units({}, at)) {
      if (const auto* in = std::get_if<core::InUnit>(&row.place))
        host_[row.code] = in->unit;
      else
        units_.push_back({row.code, row.kind, row.now.state});
      const auto* kind = rules_->kind(row.kind);
      if (kind && kind->role == core::Kind::Role::apparatus) apparatus_.insert(row.code);
    }
  }
  // The set that is missing while the job is done; empty: no set is.
  std::string missingFor(const std::string& unit) const {
    const auto host = host_.find(unit);
    const std::string& set = host == host_.end() ? unit : host->second;
    return apparatus_.contains(set) ? set : "";
  }
  int able(const std::set<std::string>& missing) const {
    auto units = units_;
    for (auto& unit : units) {
      if (missing.contains(unit.code)) unit.state = core::SetState::underWork;
    }
    return core::squadsThatCanGo(formed_, units, *rules_).canGo;
  }
  const core::RuleBook& rules() const { return *rules_; }

 private:
  core::Rules rules_;
  std::vector<core::SquadState> formed_;
  std::vector<core::UnitNow> units_;
  std::map<std::string, std::string> host_;
  std::set<std::string> apparatus_;
};

}  // namespace

StaggerReport staggerAt(World& world, core::Instant at, int days) {
  const Squads squads(world, at);
  StaggerReport report;
  report.from = world.calendar()->dateOf(at), report.to = core::addDays(report.from, days);
  report.asked = minimumOf(squads.rules()), report.canGo = squads.able({});
  report.minimum = std::min(report.asked, report.canGo);
  core::StaggerAsk ask{{}, report.from, &squads.rules().workCalendar(), report.minimum, [&](const auto& missing) { return squads.able(missing); }};
  for (core::Due& due : world.views.dues(report.to)) {
    const std::string set = squads.missingFor(due.unit);
    if (set.empty()) continue;
    const core::Plan* plan = squads.rules().plan(due.plan);
    ask.jobs.push_back({set, due.lastDay.value_or(report.from), plan ? plan->leadDays : 0, due.chosen ? due.doBy : std::nullopt});
    report.rows.push_back({std::move(due), {}});
  }
  const auto plan = core::stagger(ask);
  for (std::size_t i = 0; i < report.rows.size(); ++i) report.rows[i].day = plan.days[i];
  report.peak = plan.peak;
  std::stable_sort(report.rows.begin(), report.rows.end(), [](const StaggerRow& a, const StaggerRow& b) {
    return a.day != b.day ? !a.day || (b.day && *a.day < *b.day) : a.due.unit < b.due.unit;
  });
  return report;
}

core::Outcome<Answer> takeStagger(World& world, const Who& who, int days) {
  return carryOut(world, who, [&](Looking& look) -> core::Outcome<Decision> {
    if (auto may = mayOrderOnceHeld(look, who.person, "plan-work", "person"); !may) return may.problems();
    Decision decision;
    for (const StaggerRow& row : staggerAt(look.world(), look.now(), days).rows) {
      if (!row.day || row.due.chosen || !row.due.lastDay) continue;
      auto chosen = decideDay(look, {row.due.unit, row.due.plan, row.day});  // as it stands now, with its revision
      if (!chosen) continue;
      for (auto& happening : chosen.value().happenings) decision.happenings.push_back(std::move(happening));
    }
    if (decision.happenings.empty())
      return refuse("nothing-proposed", core::msg("nothing is left to be planned"), core::msg("change a chosen day on the list of what is due"));
    return decision;
  });
}

core::Json json(const StaggerReport& report) {
  using core::Json;
  Json::Array rows;
  for (const StaggerRow& row : report.rows) {
    rows.push_back(Json::Object{{"id", row.due.unit},
                                {"plan", row.due.plan},
                                {"title", row.due.title.en},
                                {"last_day", row.due.lastDay ? Json(core::text(*row.due.lastDay)) : Json()},
                                {"day", row.day ? Json(core::text(*row.day)) : Json()},
                                {"chosen", row.due.chosen},
                                {"minutes", row.due.minutes}});
  }
  return Json::Object{{"from", core::text(report.from)}, {"to", core::text(report.to)},    {"asked", report.asked},  {"can_go", report.canGo},
                      {"minimum", report.minimum},       {"most_on_one_day", report.peak}, {"jobs", std::move(rows)}};
}

}  // namespace muster::app
