#include "app/workflow/recall.h"

#include <algorithm>

#include "app/workflow/case_files.h"
#include "app/workflow/refuse.h"
#include "core/journal/amendments.h"

namespace muster::app {
namespace {

bool wornEver(World& world, const core::UnitState& unit) {
  if (unit.uses > 0 || unit.spent || unit.afterUse) return true;
  for (const auto& fact : core::countedFacts(world.journal.factsAbout(core::unit(unit.code)))) {
    if (!fact.kind.starts_with("CheckedIn/")) continue;
    const auto read = core::read(fact);
    const auto* in = read ? std::get_if<core::CheckedIn>(&read.value()) : nullptr;
    if (in && in->use == core::AfterUse::Branch::worn) return true;
  }
  return false;
}

const core::UnitState* unitOf(World& world, const std::string& code, std::shared_ptr<const core::State>& keep) {
  keep = world.journal.state(core::unit(code));
  return keep ? std::get_if<core::UnitState>(&keep->value) : nullptr;
}

}  // namespace

core::Outcome<RecallReport> recallOf(World& world, const core::RecallCriteria& criteria) {
  const auto rules = world.rules();
  if (!criteria.kind.empty() && !rules->kind(criteria.kind)) {
    std::string kinds;
    for (const auto& kind : rules->kinds()) kinds += (kinds.empty() ? "" : ", ") + kind.id;
    return refuse("unknown-kind", core::msg("{kind} is not a kind of these rules", {{"kind", criteria.kind}}),
                  core::msg("name one of: {kinds}", {{"kinds", kinds}}), "kind");
  }
  RecallReport report;
  report.criteria = criteria;
  for (const auto& listed : world.views.units({.kind = criteria.kind, .withRetired = true}, world.clock.now())) {
    std::shared_ptr<const core::State> held, hostHeld;
    const auto* unit = unitOf(world, listed.code, held);
    if (!unit) continue;
    RecallRow row;
    row.match = core::matchOf(*unit, criteria);
    if (row.match.meant == core::Meant::no) continue;
    row.unit = unit->code, row.kind = unit->kind, row.serial = unit->serial, row.model = unit->model;
    row.place = unit->place, row.retired = unit->retiredAt.has_value();
    if (const auto* in = std::get_if<core::InUnit>(&unit->place)) {
      row.host = in->unit;
      if (const auto* host = unitOf(world, in->unit, hostHeld)) row.place = host->place;
    }
    row.out = std::holds_alternative<core::Out>(row.place);
    row.everWorn = wornEver(world, *unit);
    row.quarantined = !unit->quarantines.empty();
    (row.match.meant == core::Meant::yes ? report.meant : report.maybe) += 1;
    report.out += row.out, report.worn += row.everWorn;
    report.rows.push_back(std::move(row));
  }
  std::stable_sort(report.rows.begin(), report.rows.end(), [](const RecallRow& a, const RecallRow& b) { return a.match.meant > b.match.meant; });
  return report;
}

core::Outcome<Answer> openRecall(World& world, const Who& who, const OpenRecall& input) {
  return carryOut(world, who, [&](Looking& look) -> core::Outcome<Decision> {
    if (input.title.empty()) return refuse("empty", core::msg("the notice has no title"), core::msg("say what the notice is called"), "title");
    const auto report = recallOf(world, input.criteria);
    if (!report) return report.problems();
    core::CaseOpened opened;
    opened.file = nextCaseCode(world, "RECALL-");
    look.caseFile(opened.file);  // two notices entered at once do not take one number
    opened.type = core::CaseType::recall, opened.title = keepText(look, input.title), opened.cause = "maker-notice";
    opened.criteria = core::wordsOf(input.criteria);
    Decision decision;
    std::vector<core::Happening> held;
    for (const auto& row : report->rows) {
      if (row.retired) continue;
      look.unit(row.unit);
      opened.units.push_back(row.unit);
      held.push_back(core::UnitQuarantined{row.unit, opened.file, "recall", {}});
      if (row.out) decision.remarks.push_back(core::msg("{unit} is out: call it back", {{"unit", row.host.empty() ? row.unit : row.host}}));
    }
    if (opened.units.empty()) {
      return refuse("nobody", core::msg("nothing that serves here is meant by this notice"),
                    core::msg("nothing needs to be done; the report says what was looked for"));
    }
    decision.happenings.push_back(std::move(opened));
    for (auto& one : held) decision.happenings.push_back(std::move(one));
    return decision;
  });
}

}  // namespace muster::app
