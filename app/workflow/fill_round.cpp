#include "app/workflow/fill_round.h"

#include <algorithm>
#include <set>

#include "app/workflow/refuse.h"
#include "app/workflow/standing.h"

namespace muster::app {

namespace {

core::Outcome<core::Nothing> watchedWell(Looking& look, const std::string& gauge) {
  if (gauge.empty())
    return refuse("no-gauge", core::msg("it is not said which gauge watched the filling"), core::msg("choose the fill gauge"), "gauge");
  auto unit = activeCalibrator(look, gauge, "gauge");
  if (!unit) return unit.problems();
  if (standingOn(look, (*unit)->code, look.at()).kind == core::Standing::Kind::valid) return core::Nothing{};
  return refuse("gauge-not-valid", core::msg("{gauge} has no valid certificate on that day", {{"gauge", (*unit)->code}}),
                core::msg("take another gauge, or have this one verified and enter its certificate"), "gauge");
}

core::Outcome<Decision> decideRow(Looking& look, const FillRound& round, const FillRound::Row& row) {
  if (!round.done && !row.lookedOver) {
    auto problems = againstFilling(look, row.cylinder);
    if (problems.empty())
      problems.push_back(refuse("not-looked-over", core::msg("{cylinder} was not looked over", {{"cylinder", row.cylinder}}),
                                core::msg("look for damage, oil and grease, then tick it; what is not sound is reported as a fault"), "cylinder"));
    return problems;
  }
  RecordFill fill{row.cylinder, round.gauge, round.lot, row.pressure, row.temperature, row.residual, round.done};
  fill.pump = round.pump, fill.bulk = round.bulk, fill.permit = round.permit, fill.lookedOver = row.lookedOver;
  return decideFill(look, fill);
}

core::Outcome<Decision> decideFills(Looking& look, const FillRound& round, Filled& filled) {
  filled = {};
  if (round.rows.empty()) return refuse("empty", core::msg("no fill was given"), core::msg("type at least one pressure"), "pressure");
  if (!round.done) {
    if (auto watched = watchedWell(look, round.gauge); !watched) return watched.problems();
  }
  Decision all;
  std::set<std::string> seen;
  core::Problems problems;
  for (const auto& row : round.rows) {
    core::Outcome<Decision> one = decideRow(look, round, row);
    if (one && !seen.insert(std::get<core::CylinderFilled>(one->happenings.front()).cylinder).second)
      one = refuse("twice", core::msg("{cylinder} stands twice", {{"cylinder", row.cylinder}}), core::msg("leave one of the lines out"), "cylinder");
    if (!one) {
      const auto& first = one.problems().front();
      if (first.where.field == "pump" || first.where.field == "bulk" || first.where.field == "gauge") return one.problems();  // not of this one alone
      problems.insert(problems.end(), one.problems().begin(), one.problems().end());
      filled.refused.push_back({row.cylinder, one.problems()});
      continue;
    }
    Decision decision = std::move(one).value();
    filled.cylinders.push_back(std::get<core::CylinderFilled>(decision.happenings.front()).cylinder);
    all.happenings.push_back(std::move(decision.happenings.front()));
    for (auto& remark : decision.remarks) {
      if (std::find(all.remarks.begin(), all.remarks.end(), remark) == all.remarks.end()) all.remarks.push_back(std::move(remark));
    }
  }
  if (all.happenings.empty()) return problems;
  return all;
}

}  // namespace

core::Outcome<Filled> recordFills(World& world, const Who& who, const FillRound& round) {
  Filled filled;
  auto answer = carryOut(world, who, [&](Looking& look) { return decideFills(look, round, filled); });
  if (!answer) return answer.problems();
  filled.answer = std::move(answer).value();
  return filled;
}

}  // namespace muster::app
