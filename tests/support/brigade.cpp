#include "tests/support/brigade.h"

#include <algorithm>
#include <stdexcept>

#include "app/workflow/adopt_rules.h"
#include "app/workflow/enrol_person.h"
#include "app/workflow/fit_part.h"
#include "app/workflow/install_rack.h"
#include "app/workflow/open_store.h"
#include "app/workflow/place_unit.h"
#include "app/workflow/record_fill.h"
#include "app/workflow/register_unit.h"
#include "tests/support/rules.h"

namespace muster::tests {
namespace {

template <typename T>
void must(const core::Outcome<T>& outcome) {
  if (!outcome) throw std::runtime_error(core::english(outcome.problems().front()));
}

core::Rules ownRules() {
  auto pack = testPack();
  auto& leak = pack.procedures.front().steps.front();
  leak.measure = core::Measure::change;
  leak.unit = core::Unit::millibar;
  leak.duration = std::chrono::seconds(60);
  leak.resolution = quantity("0.1 mbar");
  for (auto& kind : pack.kinds) {
    if (kind.id == "cylinder") kind.fields = {{"tested", "Tested", core::FieldType::date}};
    if (kind.id == "detector") kind.prefix = "DET-";
  }
  return bookOf(std::move(pack));
}

}  // namespace

Brigade::Brigade() : memory(core::FixedCalendar(std::chrono::hours(8)).parseLocal("2026-11-23 08:00").value()) {
  memory.useRules(ownRules());
  must(app::openStore(world(), {}, {"Asia/Shanghai", true, {}}));
  furnish();
}

Brigade::Brigade(const std::vector<app::PackOffer>& packs)
    : memory(core::FixedCalendar(std::chrono::hours(8)).parseLocal("2026-11-23 08:00").value()) {
  must(app::openStore(world(), {}, {"Asia/Shanghai", true, packs}));
  furnish();
}

void Brigade::furnish() {
  must(app::enrolPerson(world(), {}, {"P001", "Zhang Wei", "0417", {"equipment-officer"}}));
  must(app::enrolPerson(world(), who(), {"P002", "Li Na", "0511", {"technician"}}));
  std::vector<core::SlotSpec> slots;
  for (int i = 1; i <= 14; ++i) slots.push_back({"A" + std::to_string(i), i <= 7 ? "bg4" : ""});
  must(app::installRack(world(), who(), {"R01", "sets", slots}));
  registers(bench, calibratorKind());
  must(app::acceptCertificate(world(), who(),
                              {bench, core::Certificate::Act::verification, "V-1", "Lab", "", day("2026-01-10"), day("2027-01-09"), {}}));
}

app::Who Brigade::who(const std::string& command) const {
  app::Who who;
  who.person = "P001";
  who.command = command;
  return who;
}

app::Who Brigade::at(const std::string& text) const {
  auto told = who();
  told.occurredAt = local(text);
  return told;
}

core::Instant Brigade::local(const std::string& text) const { return memory.calendar->parseLocal(text).value(); }
void Brigade::clock(const std::string& text) { memory.clock.set(local(text)); }

std::string Brigade::calibratorKind() {
  const auto rules = world().rules();
  for (const auto& kind : rules->kinds()) {
    if (kind.role == core::Kind::Role::calibrator) return kind.id;
  }
  throw std::runtime_error("no kind of calibrator");
}

void Brigade::registers(const std::string& code, const std::string& kind, const std::string& serial) {
  app::RegisterUnit unit;
  unit.code = code;
  unit.kind = kind;
  unit.serial = serial;
  unit.made = day("2025-06-01");
  const auto rules = world().rules();
  for (const auto& field : rules->kind(kind)->fields) {
    if (field.type == core::FieldType::date) unit.fields[field.id] = "2025-03-10";
  }
  must(app::registerUnit(world(), who(), unit));
}

void Brigade::putTogether(const std::string& set, int number, bool slot) {
  const auto n = std::to_string(number);
  registers(set, "bg4", "SN" + n);
  registers("CYL-" + n, "cylinder", "C" + n);
  registers("ABS-" + n, "absorber", "");
  must(app::fitPart(world(), who(), {set, "cylinder", "CYL-" + n}));
  must(app::fitPart(world(), who(), {set, "absorber", "ABS-" + n}));
  if (slot) must(app::placeUnit(world(), who(), {set, "R01", "A" + n, true}));
}

core::TestRun Brigade::passing(const std::string& set, const std::string& startedAt) {
  const auto rules = world().rules();
  const auto* full = rules->fullTest("bg4");
  core::TestRun run;
  run.unit = set;
  run.procedure = full->id;
  run.bench = bench;
  run.startedAt = local(startedAt);
  run.origin = "typed";
  run.steps = passingSteps(*full);
  return run;
}

std::vector<core::StepResult> Brigade::passingSteps(const core::Procedure& procedure) {
  const auto rules = world().rules();
  std::vector<core::StepResult> steps;
  const core::Standing valid{core::Standing::Kind::valid, {}};
  for (const auto& step : procedure.steps) {
    core::Reading reading;
    std::vector<core::Quantity> tries;
    for (const auto* limit : rules->limitsFor(step.id)) {
      for (const auto& bound : {limit->min, limit->max}) {
        if (!bound) continue;
        tries.push_back(bound->value);
        for (const int sign : {-1, 1}) {  // a tenth of the bound to either side
          const auto& v = bound->value.value;
          tries.push_back({core::Decimal(v.coefficient() * (10 + sign), v.scale() + 1), bound->value.unit, bound->value.flow});
        }
      }
    }
    if (step.measure == core::Measure::works) reading.works = true;
    for (auto& value : tries) {
      if (step.measure == core::Measure::works) break;
      for (const auto* limit : rules->limitsFor(step.id)) {
        if (limit->flow) value.flow = limit->flow;
      }
      reading.value = value;
      if (core::judgeStep(step, reading, *rules, valid).verdict == core::Verdict::pass) break;
    }
    steps.push_back({step.id, {{reading, ""}}, ""});
  }
  return steps;
}

void Brigade::ready(const std::string& set, int number) {
  putTogether(set, number);
  must(app::readPressure(world(), who(), {"CYL-" + std::to_string(number), "", quantity("20.0 MPa"), quantity("20 °C")}));
  must(app::recordTest(world(), who(), {passing(set, "2026-11-23 07:00"), {}}));
}

core::Segment Brigade::now(const std::string& unit) { return core::at(world().views.assessment(unit).value().timeline, memory.clock.now()); }

const core::UnitState& Brigade::state(const std::string& unit) {
  held_ = world().journal.state(core::unit(unit));
  return std::get<core::UnitState>(held_->value);
}

bool saysReason(const core::Segment& segment, const std::string& code) {
  return std::any_of(segment.reasons.begin(), segment.reasons.end(), [&](const core::Reason& reason) { return reason.code == code; });
}

bool remarks(const core::Outcome<app::Answer>& answer, const std::string& words) {
  if (!answer) return false;
  const auto& all = answer->remarks;
  return std::any_of(all.begin(), all.end(), [&](const core::Message& remark) { return core::english(remark).find(words) != std::string::npos; });
}

}  // namespace muster::tests
