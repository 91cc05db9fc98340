// The first days: the store is opened, people are enrolled, racks put up, everything registered, put together and put in its slot,
// and the paper books are taken over.
#include <algorithm>
#include <cstdio>

#include "app/jobs/demonstration/stage.h"
#include "app/workflow/declare_opening.h"
#include "app/workflow/enrol_person.h"
#include "app/workflow/fit_part.h"
#include "app/workflow/form_squad.h"
#include "app/workflow/install_rack.h"
#include "app/workflow/open_store.h"
#include "app/workflow/place_unit.h"
#include "app/workflow/register_unit.h"

namespace muster::app::demonstration {

namespace {

using namespace std::chrono_literals;

void tick(Stage& stage) { stage.clock.advance(20s); }

std::string twoDigits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string numbered(std::string text, const std::string& number) {
  if (const auto at = text.find("{n}"); at != std::string::npos) text.replace(at, 3, number);
  return text;
}

std::string freeSlot(Stage& stage, const Rack& rack, const std::string& kind) {
  const auto taken = stage.world.views.unitsIn(rack.code);
  for (const auto& slot : rack.slots) {
    if (!slot.kind.empty() && slot.kind != kind) continue;
    if (std::none_of(taken.begin(), taken.end(), [&](const SlotRow& row) { return row.slot == slot.slot; })) return slot.slot;
  }
  throw std::runtime_error("the demonstration has no free slot for " + kind + " in rack " + rack.code);
}

void place(Stage& stage, const Who& who, const std::string& unit, const std::string& kind, const std::string& rackCode) {
  const auto& racks = stage.script.racks;
  const auto rack = std::find_if(racks.begin(), racks.end(), [&](const Rack& one) { return one.code == rackCode; });
  if (rack == racks.end()) throw std::runtime_error("the demonstration has no rack " + rackCode);
  must(placeUnit(stage.world, who, {unit, rackCode, freeSlot(stage, *rack, kind), false}), unit);
}

std::optional<core::OpeningDeclared> fromPaper(Stage& stage, const Units& units, const std::string& code) {
  core::OpeningDeclared opening;
  opening.unit = code;
  for (const auto& [plan, day] : units.done) opening.done[plan] = stage.date(day);
  if (!units.pressure.empty()) {
    opening.pressure = must(core::Quantity::parse(units.pressure), code);
    opening.pressureRead = stage.calendar->dateOf(stage.clock.now());
    stage.gas[code] = std::stod(units.pressure);
  }
  opening.absorberTests = units.tests;
  if (units.certificate) {
    using Act = core::Certificate::Act;
    opening.certificate =
        core::Certificate{units.certificate->verification ? Act::verification : Act::calibration, units.certificate->number,
                          units.certificate->laboratory, stage.date(units.certificate->issued), stage.date(units.certificate->validTo)};
  }
  const bool says = !opening.done.empty() || opening.pressure || opening.absorberTests || opening.certificate;
  return says ? std::optional(opening) : std::nullopt;
}

void enrol(Stage& stage) {
  // The first person enrols herself, and everybody else.
  for (const auto& person : stage.script.people) {
    const auto who = &person == &stage.script.people.front() ? Who{} : stage.by(stage.script.people.front().code);
    must(enrolPerson(stage.world, who, {person.code, person.name, person.number, person.duties}), person.name);
    tick(stage);
  }
}

// The last of a round that came every so many days, before the year began: what the paper books say.
int beforeTheYear(const Stage& stage, int last, int every) {
  int age = last;
  while (age <= stage.script.days) age += every;
  return age;
}

void declareChecks(Stage& stage, const std::string& kind, core::OpeningDeclared& opening) {
  for (const auto& check : stage.script.checks) {
    if (check.kind == kind) opening.done[check.plan] = stage.date(-beforeTheYear(stage, check.last, check.every));
  }
}

void putTogether(Stage& stage, const Who& who, const Set& set, const std::map<std::string, std::string>& parts) {
  must(registerUnit(stage.world, who,
                    {set.code,
                     "bg4",
                     "PSS BG 4 plus",
                     "DEMO-" + set.code.substr(0, 3) + "-00" + set.code.substr(set.code.size() - 2),
                     "brigade",
                     "brigade",
                     {},
                     {{"monitor", set.monitor}},
                     stage.date(-1400),
                     false}),
       set.code);
  for (const auto& [position, part] : parts) {
    tick(stage);
    must(fitPart(stage.world, who, {set.code, position, part}), part);
  }
  tick(stage);
  must(placeUnit(stage.world, who, {set.code, set.rack, set.slot, true}), set.code);
  tick(stage);

  const auto& script = stage.script;
  const int swapped = beforeTheYear(stage, set.absorber, script.absorberEvery);
  int tests = 0;
  for (int age = beforeTheYear(stage, set.tested, script.testEvery); age <= swapped; age += script.testEvery) ++tests;
  core::OpeningDeclared itself, absorber, mask, electronics;
  itself.unit = set.code, itself.tested = stage.date(-beforeTheYear(stage, set.tested, script.testEvery));
  absorber.unit = parts.at("absorber"), absorber.absorberTests = tests;
  mask.unit = parts.at("mask"), mask.done["mask-quarterly"] = stage.date(-beforeTheYear(stage, set.masked, script.maskEvery));
  electronics.unit = parts.at("electronics"), declareChecks(stage, "electronics", electronics);
  std::vector<core::OpeningDeclared> pages{itself, absorber, mask};
  if (!electronics.done.empty()) pages.push_back(electronics);
  must(declareOpening(stage.world, who, {pages, ""}), set.code);
  tick(stage);
}

void putSetsTogether(Stage& stage, const Who& who) {
  std::map<std::string, std::vector<std::string>> squads;
  for (const auto& set : stage.script.sets) {
    std::map<std::string, std::string> parts;
    for (Units part : stage.script.setParts) {
      for (auto& [field, text] : part.fields) {
        if (text == "{requalified}") text = "day " + std::to_string(-set.requalified);
        if (text == "{monitor}") text = set.monitor;
      }
      const auto& pressures = stage.script.setPressures;
      if (part.kind == "cylinder" && !pressures.empty()) {
        part.pressure = pressures[static_cast<std::size_t>(stage.chance.upTo(static_cast<int>(pressures.size())))];
        if (part.made) *part.made -= 7 * static_cast<int>(squads[set.squad].size());  // they came a week apart
      }
      parts[part.kind] = registerUnits(stage, part, who.person).front();
    }
    stage.absorbers.clear();  // these are fitted, not in stock
    putTogether(stage, who, set, parts);
    squads[set.squad].push_back(set.code);
  }
  for (const auto& [squad, sets] : squads) {
    must(formSquad(stage.world, who, {squad, sets}), "squad " + squad);
    tick(stage);
  }
}

}  // namespace

std::vector<std::string> registerUnits(Stage& stage, const Units& units, const std::string& person) {
  const auto who = stage.by(person);
  const auto rules = stage.world.rules();
  const auto* kind = rules->kind(units.kind);
  if (kind == nullptr) throw std::runtime_error("the demonstration's rules know no " + units.kind);
  std::vector<std::string> codes;
  for (int i = 0; i < units.count; ++i) {
    const auto number = twoDigits(++stage.numbers[kind->prefix]);
    const auto code = kind->prefix + number;
    RegisterUnit input{code, units.kind, units.model, numbered(units.serial, number), "brigade", "brigade", {}, {}, {}, false};
    for (const auto& [field, text] : units.fields) input.fields[field] = stage.written(text);
    if (units.made) input.made = stage.date(*units.made);
    must(registerUnit(stage.world, who, input), code);
    tick(stage);
    if (!units.rack.empty()) place(stage, who, code, units.kind, units.rack), tick(stage);
    if (const auto opening = fromPaper(stage, units, code)) must(declareOpening(stage.world, who, {{*opening}, ""}), code), tick(stage);
    if (units.kind == "absorber") stage.absorbers.push_back(code);
    if (units.kind == "bench") stage.benches.push_back(code);
    if (units.kind == "gauge" && stage.gauge.empty()) stage.gauge = code;
    if (units.kind == "fill-gauge" && stage.fillGauge.empty()) stage.fillGauge = code;
    if (units.kind == "filling-pump") stage.pump = code;
    if (units.kind == "oxygen-bulk") stage.bulk = code;
    codes.push_back(code);
  }
  return codes;
}

void setUp(Stage& stage) {
  stage.clock.set(stage.at({-stage.script.days, 8 * 60}));
  must(openStore(stage.world, {}, {stage.script.zone, true, startingPacks()}), "the opening of the store");
  tick(stage);
  enrol(stage);
  const auto officer = stage.by(stage.script.people.front().code);
  for (const auto& rack : stage.script.racks) {
    must(installRack(stage.world, officer, {rack.code, rack.purpose, rack.slots}), rack.code);
    tick(stage);
  }
  putSetsTogether(stage, officer);
  for (const auto& units : stage.script.units) registerUnits(stage, units, officer.person);
}

}  // namespace muster::app::demonstration
