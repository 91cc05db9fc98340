#include "app/workflow/register_many.h"

#include <set>

#include "app/workflow/place_unit.h"
#include "app/workflow/refuse.h"

namespace muster::app {
namespace {

// What the units before in the same command have taken already.
struct Taken {
  std::set<std::string> codes, serials, slots, positions;
};

core::Outcome<core::Nothing> checkTwice(const core::UnitRegistered& unit, const RegisterUnit& input, Taken& taken) {
  if (!taken.codes.insert(unit.unit).second) {
    return refuse("code-taken", core::msg("{unit} is named twice", {{"unit", unit.unit}}), core::msg("choose another code"), "code");
  }
  if (unit.serial.empty() || input.serialDoubled || taken.serials.insert(unit.kind + "\n" + core::plainCode(unit.serial)).second)
    return core::Nothing{};
  return refuse("serial-taken", core::msg("serial {serial} stands here twice", {{"serial", unit.serial}}), core::msg("read the plate again"),
                "serial");
}

core::Outcome<core::Happening> place(Looking& look, const NewUnit& input, const core::UnitRegistered& unit, Taken& taken) {
  const core::InSlot slot{core::plainCode(input.rack), core::plainCode(input.slot)};
  core::UnitState coming;
  coming.code = unit.unit, coming.kind = unit.kind;
  if (auto may = mayStandIn(look, coming, slot); !may) return may.problems();
  if (!taken.slots.insert(slotText(slot)).second) {
    return refuse("slot-occupied", core::msg("slot {slot} is given twice", {{"slot", slotText(slot)}}), core::msg("give each unit its own slot"),
                  "slot");
  }
  return core::Happening(core::UnitPlaced{unit.unit, slot.rack, slot.slot, true});
}

core::Outcome<core::Happening> fit(Looking& look, const NewUnit& input, const core::UnitRegistered& part, Taken& taken) {
  auto host = activeUnit(look, input.host, "host");
  if (!host) return host.problems();
  const auto& set = **host;
  const core::Position* position = nullptr;
  if (const auto* kind = look.rules().kind(set.kind)) {
    for (const auto& one : kind->positions) {
      if (one.id == input.position) position = &one;
    }
  }
  if (!position || position->kind != part.kind) {
    return refuse("unknown-position", core::msg("{unit} has no position {position}", {{"unit", set.code}, {"position", input.position}}),
                  core::msg("choose a position from the list"), "position");
  }
  const auto there = set.parts.find(position->id);
  const bool occupied = there != set.parts.end() && !there->second.empty();
  if (occupied || !taken.positions.insert(set.code + "\n" + position->id).second) {
    return refuse("position-taken", core::msg("{unit} has its {position} already", {{"unit", set.code}, {"position", position->title}}),
                  core::msg("fit another one from the page of the set"), "position");
  }
  core::PartFitted fitted{set.code, position->id, part.unit, "", {}};
  // Putting a set together in the ledger is no swap; on one that was tested it is.
  const bool tested = !set.runs.empty() || !set.steps.empty() || set.declaredOnce;
  if (tested) fitted.voids = look.rules().voidedBy(set.kind, position->id);
  return core::Happening(std::move(fitted));
}

core::Outcome<core::Happening> certify(Looking& look, const NewUnit& input, const core::UnitRegistered& unit) {
  const auto* kind = look.rules().kind(unit.kind);
  if (!kind || kind->role != core::Kind::Role::calibrator) {
    return refuse("not-a-calibrator", core::msg("{unit} measures nothing", {{"unit", unit.unit}}), core::msg("leave the certificate out"), "number");
  }
  core::Certificate certificate = *input.certificate;
  certificate.declared = true;
  if (certificate.number.empty()) {
    return refuse("empty", core::msg("the number of the certificate is missing"), core::msg("copy it from the certificate"), "number");
  }
  if (certificate.issued > look.day()) return dayInTheFuture(certificate.issued, "issued");
  if (!certificate.validTo) {
    return refuse("empty", core::msg("it is not said until when it is valid"), core::msg("take the day from the certificate, or decide one"),
                  "valid_to");
  }
  if (*certificate.validTo < certificate.issued) {
    return refuse("ends-before-start", core::msg("it ends before it was issued"), core::msg("read both days again"), "valid_to");
  }
  core::OpeningDeclared opening;
  opening.unit = unit.unit, opening.scan = input.scan, opening.certificate = certificate;
  return core::Happening(std::move(opening));
}

core::Outcome<core::Nothing> add(Looking& look, const NewUnit& input, Taken& taken, Decision& all) {
  auto decided = decideRegistration(look, input.unit);
  if (!decided) return decided.problems();
  const auto unit = std::get<core::UnitRegistered>(decided->happenings.front());
  if (auto once = checkTwice(unit, input.unit, taken); !once) return once;
  all.happenings.push_back(unit);
  const auto then = [&](core::Outcome<core::Happening> more) -> core::Outcome<core::Nothing> {
    if (!more) return more.problems();
    all.happenings.push_back(std::move(more).value());
    return core::Nothing{};
  };
  if (!input.rack.empty() || !input.slot.empty()) {
    if (auto done = then(place(look, input, unit, taken)); !done) return done;
  }
  if (!input.host.empty()) {
    if (auto done = then(fit(look, input, unit, taken)); !done) return done;
  }
  if (input.certificate) return then(certify(look, input, unit));
  return core::Nothing{};
}

}  // namespace

core::Outcome<Answer> registerMany(World& world, const Who& who, const std::vector<NewUnit>& units) {
  return carryOut(world, who, [&](Looking& look) -> core::Outcome<Decision> {
    Decision all;
    Taken taken;
    core::Problems problems;
    for (std::size_t i = 0; i < units.size(); ++i) {
      const auto added = add(look, units[i], taken, all);
      for (auto problem : added.problems()) {
        problem.where.line = static_cast<int>(i) + 1;
        problems.push_back(std::move(problem));
      }
    }
    if (!problems.empty()) return problems;
    if (all.happenings.empty()) return refuse("empty", core::msg("nothing is entered"), core::msg("fill in at least one line"));
    return all;
  });
}

}  // namespace muster::app
