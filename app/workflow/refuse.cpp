#include "app/workflow/refuse.h"

#include "core/base/local_time.h"

namespace muster::app {

core::Problem refuse(std::string code, core::Message text, core::Message remedy, std::string field) {
  return {std::move(code), std::move(text), std::move(remedy), {"", 0, 0, std::move(field)}};
}

core::Problem inTheFuture(Looking& look, core::Instant when) {
  return refuse("future", core::msg("{time} has not come yet", {{"time", look.calendar().localText(when)}}),
                core::msg("give the time it happened, or set the clock right"), "occurred_at");
}

bool hasStrangeYear(Looking& look, core::Instant when) { return !core::ofOurTime(int(look.calendar().dateOf(when).year())); }

core::Problem strangeYear(Looking& look, core::Instant when) {
  return refuse("strange-year", core::msg("{typed} cannot be meant: look at the year", {{"typed", look.calendar().localText(when)}}),
                core::msg("Type the year with its four digits, as in 2026"), "occurred_at");
}

core::Problem dayInTheFuture(core::Date day, std::string field) {
  return refuse("future", core::msg("{day} has not come yet", {{"day", core::text(day)}}), core::msg("give the day it was done"), std::move(field));
}

core::Outcome<const core::UnitState*> activeUnit(Looking& look, const std::string& typed, std::string field) {
  const auto code = core::plainCode(typed);
  const auto* unit = look.unit(code);
  if (!unit) {
    return refuse("unknown-unit", core::msg("{unit} is not of this store", {{"unit", code}}),
                  core::msg("check the code, look it up by its serial number, or register it"), std::move(field));
  }
  if (unit->retiredAt) {
    return refuse("retired", core::msg("{unit} was retired", {{"unit", code}}), core::msg("undo the retirement if it was a mistake, or take another"),
                  std::move(field));
  }
  return unit;
}

core::Outcome<const core::UnitState*> activeCalibrator(Looking& look, const std::string& typed, std::string field) {
  auto unit = activeUnit(look, typed, field);
  if (!unit) return unit;
  const auto* kind = look.rules().kind((*unit)->kind);
  if (!kind || kind->role != core::Kind::Role::calibrator) {
    return refuse("not-a-calibrator", core::msg("{unit} is not a test bench or gauge", {{"unit", (*unit)->code}}),
                  core::msg("choose the bench or gauge from the list"), std::move(field));
  }
  return unit;
}

core::Outcome<std::shared_ptr<const core::State>> calibratorAt(World& world, const std::string& code) {
  auto state = world.journal.state(core::unit(code));
  const auto* unit = state ? std::get_if<core::UnitState>(&state->value) : nullptr;
  const auto rules = world.rules();
  const auto* kind = unit ? rules->kind(unit->kind) : nullptr;
  if (!kind || kind->role != core::Kind::Role::calibrator) {
    return refuse("unknown-calibrator", core::msg("{calibrator} is not an instrument of this store", {{"calibrator", code}}),
                  core::msg("give the code of a test bench, gauge or standard"), "calibrator");
  }
  return state;
}

core::Outcome<const core::UnitState*> cylinderMeant(Looking& look, const std::string& typed) {
  auto unit = activeUnit(look, typed, "cylinder");
  if (!unit) return unit;
  const auto* kind = look.rules().kind((*unit)->kind);
  if (kind && kind->role == core::Kind::Role::apparatus) {
    const auto part = (*unit)->parts.find("cylinder");
    if (part == (*unit)->parts.end() || part->second.empty()) {
      return refuse("no-cylinder", core::msg("no cylinder is fitted in {unit}", {{"unit", (*unit)->code}}),
                    core::msg("fit a cylinder, or name the cylinder itself"), "cylinder");
    }
    return activeUnit(look, part->second, "cylinder");
  }
  return unit;
}

core::Outcome<std::string> enrolled(Looking& look, const std::string& person, std::string field) {
  const auto code = core::plainCode(person);
  const auto* state = look.person(code);
  if (state && !state->left) return code;
  return refuse("unknown-person", core::msg("{person} is not among the people of this store", {{"person", code}}),
                core::msg("choose a name from the list, or enrol the person first"), std::move(field));
}

std::string keepText(Looking& look, const std::string& text) {
  return text.empty() ? std::string() : look.world().blobs.put(text, "text/plain; charset=utf-8");
}

std::string slotText(const core::InSlot& slot) { return slot.rack + "-" + slot.slot; }

core::Message whereIs(const core::UnitState& unit) {
  if (const auto* slot = std::get_if<core::InSlot>(&unit.place)) return core::msg("in slot {slot}", {{"slot", slotText(*slot)}});
  if (const auto* in = std::get_if<core::InUnit>(&unit.place)) return core::msg("fitted in {unit}", {{"unit", in->unit}});
  if (const auto* out = std::get_if<core::Out>(&unit.place)) return core::msg("out with {holder}", {{"holder", out->holder}});
  if (const auto* away = std::get_if<core::Away>(&unit.place)) return core::msg("away at {receiver}", {{"receiver", away->receiver}});
  return core::msg("in no slot");
}

}  // namespace muster::app
