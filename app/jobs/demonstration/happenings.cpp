// What happens besides the rounds: one row a kind of happening, with the keys it may have. Each does what a person at the station
// would do, through the same workflow.
#include <algorithm>

#include "app/jobs/demonstration/telling.h"
#include "app/workflow/check_in.h"
#include "app/workflow/check_out.h"
#include "app/workflow/correct_fact.h"
#include "app/workflow/do_maintenance.h"
#include "app/workflow/fit_part.h"
#include "app/workflow/place_unit.h"
#include "app/workflow/record_fill.h"
#include "app/workflow/register_unit.h"
#include "app/workflow/report_fault.h"
#include "app/workflow/undo_fact.h"
#include "core/bench/typed_reading.h"

namespace muster::app::demonstration {

namespace {

void leave(const Telling& t) {
  CheckOut input{t.it.texts("units"), t.need("holder"), t.moment("expected"), t.it.text("job")};
  t.done(checkOut(t.stage.world, t.who, input));
}

void comeBack(const Telling& t) {
  static const std::map<std::string, core::AfterUse::Branch> kUses{{"worn", core::AfterUse::Branch::worn},
                                                                   {"opened", core::AfterUse::Branch::opened},
                                                                   {"carried", core::AfterUse::Branch::carried},
                                                                   {"mask-only", core::AfterUse::Branch::maskOnly}};
  for (const auto& unit : t.it.texts("units")) t.done(checkIn(t.stage.world, t.who, {unit, kUses.at(t.need("use")), true}), unit);
}

void test(const Telling& t) {
  const bool mask = t.it.text("test") == "mask";
  Sitting sitting{mask ? std::vector<std::string>{} : t.it.texts("units"), mask ? t.it.texts("units") : std::vector<std::string>{}, t.it.readings,
                  t.it.text("steps") == "owed"};
  holdSitting(t.stage, t.who, sitting);
}

void mend(const Telling& t) {
  const auto unit = t.need("unit");
  t.done(clearFault(t.stage.world, t.who, {unit, "", t.it.text("action", "repaired"), t.it.text("note"), t.it.text("position")}), unit);
}

void readOff(const Telling& t) {
  const auto unit = t.need("unit");
  std::optional<core::Quantity> temperature;
  if (!t.it.text("temperature").empty()) temperature = must(core::Quantity::parse(t.it.text("temperature")), t.at());
  const auto pressure = must(core::Quantity::parse(t.need("pressure")), t.at());
  const auto cylinder = t.stage.partOf(unit, "cylinder").empty() ? unit : t.stage.partOf(unit, "cylinder");
  t.stage.gas[cylinder] = std::stod(t.need("pressure"));
  t.done(readPressure(t.stage.world, t.who, {cylinder, t.stage.gauge, pressure, temperature}), unit);
}

void fillOne(const Telling& t) {
  const auto unit = t.need("unit");
  const auto fitted = t.stage.partOf(unit, "cylinder");
  fill(t.stage, t.who, fitted.empty() ? unit : fitted, t.it.text("second-reading", "yes") == "yes");
}

void deliver(const Telling& t) {
  Units units{t.need("kind"), t.it.text("rack")};
  units.serial = t.it.text("serial"), units.model = t.it.text("model");
  units.count = std::stoi(t.it.text("count", "1"));
  if (const auto made = readDay(t.it.text("made"))) units.made = *made;
  for (const auto& pair : t.it.texts("fields")) units.fields[pair.substr(0, pair.find('='))] = pair.substr(pair.find('=') + 1);
  if (const auto done = readDay(t.it.text("done"))) units.done[t.need("plan")] = *done;
  units.pressure = t.it.text("pressure");
  registerUnits(t.stage, units, t.who.person);
}

void correct(const Telling& t) {
  const auto unit = t.need("unit");
  const auto rules = t.stage.world.rules();
  const auto* step = rules->step(t.need("step"));
  if (step == nullptr) throw std::runtime_error("the demonstration's rules know no step " + t.need("step"));
  const auto reading = must(core::readTyped(*step, t.need("reading"), {step->unit, {}, false}), t.at());
  t.done(correctReading(t.stage.world, t.who, {t.stage.latestTest.at(unit), step->id, reading, t.it.text("note")}));
}

const Kinds& dailyKinds() {
  static const Kinds kKinds{
      {"check-out", {{"units", "holder", "job", "expected"}, leave}},
      {"check-in", {{"units", "use"}, comeBack}},
      {"after-use", {{"units"}, [](const Telling& t) { afterUse(t.stage, t.it.texts("units")); }}},
      {"test", {{"units", "test", "steps"}, test}},
      {"fault",
       {{"unit", "code", "note", "blocks"},
        [](const Telling& t) {
          t.done(reportFault(t.stage.world, t.who, {t.need("unit"), t.need("code"), t.it.text("note"), t.it.text("blocks", "yes") == "yes"}),
                 t.need("unit"));
        }}},
      {"clear-fault", {{"unit", "action", "note", "position"}, mend}},
      {"fit",
       {{"unit", "position", "part"},
        [](const Telling& t) {
          t.done(fitPart(t.stage.world, t.who, {t.need("unit"), t.need("position"), t.need("part")}), t.need("unit"));
        }}},
      {"fresh-absorber", {{"unit"}, [](const Telling& t) { freshAbsorber(t.stage, t.who, t.need("unit")); }}},
      {"read", {{"unit", "pressure", "temperature"}, readOff}},
      {"fill", {{"unit", "second-reading"}, fillOne}},
      {"send-away",
       {{"unit", "receiver", "purpose", "expected"},
        [](const Telling& t) {
          t.done(sendAway(t.stage.world, t.who, {t.need("unit"), t.need("receiver"), t.need("purpose"), t.day("expected")}), t.need("unit"));
        }}},
      {"return",
       {{"unit"},
        [](const Telling& t) {
          t.done(returnUnit(t.stage.world, t.who, {t.need("unit"), ""}), t.need("unit"));
        }}},
      {"place",
       {{"unit", "rack", "slot"},
        [](const Telling& t) {
          t.done(placeUnit(t.stage.world, t.who, {t.need("unit"), t.need("rack"), t.need("slot"), false}), t.need("unit"));
        }}},
      {"maintain",
       {{"unit", "plan", "note"},
        [](const Telling& t) {
          t.done(doMaintenance(t.stage.world, t.who, {t.need("unit"), t.need("plan"), {}, t.it.text("note")}), t.need("unit"));
        }}},
      {"deliver", {{"kind", "rack", "count", "made", "serial", "model", "fields", "pressure", "plan", "done"}, deliver}},
      {"retire",
       {{"unit", "reason"},
        [](const Telling& t) {
          t.done(retireUnit(t.stage.world, t.who, {t.need("unit"), t.need("reason"), ""}), t.need("unit"));
        }}},
      {"correct", {{"unit", "step", "reading", "note"}, correct}},
      {"undo", {{"unit", "note"}, [](const Telling& t) {
                  t.done(undoFact(t.stage.world, t.who, {t.stage.latestFact.at(t.need("unit")), t.need("note")}));
                }}}};
  return kKinds;
}

const Kind* kindOf(const std::string& what) {
  for (const auto* kinds : {&dailyKinds(), &metrologyKinds(), &shiftKinds(), &officeKinds()}) {
    if (const auto found = kinds->find(what); found != kinds->end()) return &found->second;
  }
  return nullptr;
}

}  // namespace

void planHappenings(Stage& stage) {
  for (const auto& happening : stage.script.happenings) {
    const auto* kind = kindOf(happening.what);
    if (kind == nullptr) throw std::runtime_error("the demonstration does not know how to " + happening.what);
    for (const auto& [key, words] : happening.said) {
      const auto& keys = kind->keys;
      if (key != "told" && std::find(keys.begin(), keys.end(), key) == keys.end())
        throw std::runtime_error("the demonstration's happening at line " + std::to_string(happening.where.line) + ": nobody knows the key " + key);
    }
    // Told later than it was: `told` is when it happened, `at` when it was entered.
    const auto act = [&stage, &happening, tell = kind->tell] {
      Telling telling{stage, happening, stage.by(happening.by)};
      telling.who.occurredAt = telling.moment("told");
      tell(telling);
    };
    for (int i = 0; i < happening.times; ++i) stage.agenda.put(stage.at({happening.at.day + i * happening.every, happening.at.minutes}), act);
  }
}

}  // namespace muster::app::demonstration
