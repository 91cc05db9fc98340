#include "app/workflow/register_unit.h"

#include <algorithm>

#include "app/workflow/refuse.h"
#include "core/base/local_time.h"
#include "core/base/running_number.h"

namespace muster::app {
namespace {

core::Problem wrongField(const core::Field& field, const std::string& typed, core::Message remedy) {
  return refuse("bad-field", core::msg("{field} cannot be {typed}", {{"field", field.title}, {"typed", typed}}), std::move(remedy), field.id);
}

// The field as it is kept, or why not.
core::Outcome<std::string> readField(const core::Field& field, const std::string& typed) {
  switch (field.type) {
    case core::FieldType::text: return typed;
    case core::FieldType::code: return core::parseCode(typed, field.id);
    case core::FieldType::date: {
      const auto day = core::parseTypedDate(typed);
      if (!day) return wrongField(field, typed, core::msg("write the day as in 2026-03-05"));
      return core::text(*day);
    }
    case core::FieldType::number: {
      const auto number = core::Decimal::parse(core::plainNumber(typed));
      if (!number) return wrongField(field, typed, core::msg("give a number"));
      return number->text();
    }
    case core::FieldType::quantity: {
      auto quantity = core::Quantity::parse(core::plainNumber(typed));
      if (!quantity && field.unit) quantity = core::Quantity::parse(core::plainNumber(typed) + " " + std::string(core::symbolOf(*field.unit)));
      if (!quantity) return quantity.problems();
      if (field.unit && quantity->dimension() != core::dimensionOf(*field.unit)) {
        return wrongField(field, typed, core::msg("give it in {unit}", {{"unit", std::string(core::symbolOf(*field.unit))}}));
      }
      return quantity->text();
    }
    case core::FieldType::flag:
      if (typed != "yes" && typed != "no") return wrongField(field, typed, core::msg("say yes or no"));
      return typed;
  }
  return typed;
}

core::Outcome<std::map<std::string, std::string>> readFields(const core::Kind& kind, const std::map<std::string, std::string>& typed) {
  core::Problems problems;
  std::map<std::string, std::string> fields;
  for (const auto& [id, value] : typed) {
    const auto field = std::find_if(kind.fields.begin(), kind.fields.end(), [&](const core::Field& one) { return one.id == id; });
    if (field == kind.fields.end()) {
      problems.push_back(
          refuse("unknown-field", core::msg("{kind} has no field {field}", {{"kind", kind.title}, {"field", id}}), core::msg("leave it out"), id));
      continue;
    }
    if (value.empty()) continue;
    auto read = readField(*field, value);
    if (read)
      fields[id] = read.value();
    else
      problems.insert(problems.end(), read.problems().begin(), read.problems().end());
  }
  for (const auto& field : kind.fields) {
    if (!field.required || fields.contains(field.id)) continue;
    problems.push_back(refuse("empty", core::msg("{field} is missing", {{"field", field.title}}), core::msg("read it off the equipment"), field.id));
  }
  if (!problems.empty()) return problems;
  return fields;
}

std::vector<std::string> sameSerial(Looking& look, const std::string& serial, const std::string& kind) {
  auto codes = look.world().views.resolve(serial);
  std::erase_if(codes, [&](const std::string& code) {
    const auto* unit = look.unit(code);
    return !unit || unit->kind != kind || unit->retiredAt || core::plainCode(unit->serial) != core::plainCode(serial);
  });
  return codes;
}

}  // namespace

core::Outcome<Decision> decideRegistration(Looking& look, const RegisterUnit& input) {
  auto code = core::parseCode(input.code, "code");
  if (!code) return code.problems();
  const auto* kind = look.rules().kind(input.kind);
  if (!kind) {
    return refuse("unknown-kind", core::msg("no adopted rule knows the kind {kind}", {{"kind", input.kind}}),
                  core::msg("choose a kind from the list, or adopt the pack that has it"), "kind");
  }
  if (look.unit(code.value())) {
    return refuse("code-taken", core::msg("{unit} is registered already", {{"unit", code.value()}}), core::msg("choose another code"), "code");
  }
  core::UnitRegistered unit{code.value(), kind->id, input.model, input.serial, input.owner, input.holder, {}, {}, input.made};
  for (const auto& typed : input.aliases) {
    auto alias = core::parseCode(typed, "aliases");
    if (!alias) return alias.problems();
    const auto meant = look.world().views.resolve(alias.value());
    const bool taken = std::any_of(meant.begin(), meant.end(), [&](const std::string& other) {
      const auto* state = look.unit(other);
      return state && !state->retiredAt && core::plainCode(state->serial) != alias.value();
    });
    if (taken) {
      return refuse("alias-taken", core::msg("{alias} already means {unit}", {{"alias", alias.value()}, {"unit", meant.front()}}),
                    core::msg("leave it out, or stick another label on"), "aliases");
    }
    unit.aliases.push_back(alias.value());
  }
  if (!input.serial.empty() && !input.serialDoubled) {
    if (const auto same = sameSerial(look, input.serial, kind->id); !same.empty()) {
      return refuse("serial-taken", core::msg("{unit} has the serial {serial} too", {{"unit", same.front()}, {"serial", input.serial}}),
                    core::msg("read the plate again; if both plates say so, register it as doubled"), "serial");
    }
  }
  if (input.made && *input.made > look.day()) return dayInTheFuture(*input.made, "made");
  auto fields = readFields(*kind, input.fields);
  if (!fields) return fields.problems();
  unit.fields = std::move(fields).value();
  return Decision{{std::move(unit)}, {}};
}

core::Outcome<Answer> registerUnit(World& world, const Who& who, const RegisterUnit& input) {
  return carryOut(world, who, [&](Looking& look) { return decideRegistration(look, input); });
}

core::Outcome<Decision> decideRetirement(Looking& look, const RetireUnit& input) {
  auto unit = activeUnit(look, input.unit);
  if (!unit) return unit.problems();
  if (input.reason.empty()) {
    return refuse("empty", core::msg("the reason is missing"), core::msg("say why it goes: scrapped, sold, lost"), "reason");
  }
  if (const auto* in = std::get_if<core::InUnit>(&(*unit)->place)) {
    return refuse("fitted", core::msg("{part} is fitted in {unit}", {{"part", (*unit)->code}, {"unit", in->unit}}),
                  core::msg("take it out of {unit} first", {{"unit", in->unit}}), "unit");
  }
  for (const auto& [position, part] : (*unit)->parts) {
    if (part.empty()) continue;
    return refuse("has-parts", core::msg("{part} is still fitted in {unit}", {{"part", part}, {"unit", (*unit)->code}}),
                  core::msg("take {part} out first", {{"part", part}}), "unit");
  }
  for (const auto& squad : look.world().views.squads()) {
    if (std::find(squad.sets.begin(), squad.sets.end(), (*unit)->code) == squad.sets.end()) continue;
    return refuse("in-a-squad", core::msg("{unit} belongs to squad {squad}", {{"unit", (*unit)->code}, {"squad", squad.code}}),
                  core::msg("form squad {squad} without it first", {{"squad", squad.code}}), "unit");
  }
  return Decision{{core::UnitRetired{(*unit)->code, input.reason, keepText(look, input.note)}}, {}};
}

core::Outcome<Answer> retireUnit(World& world, const Who& who, const RetireUnit& input) {
  return carryOut(world, who, [&](Looking& look) { return decideRetirement(look, input); });
}

std::string offeredCode(World& world, const std::string& kind) {
  const auto rules = world.rules();
  const auto* found = rules->kind(kind);
  const std::string prefix = found && !found->prefix.empty() ? found->prefix : core::plainCode(kind) + "-";
  UnitFilter all;
  all.kind = kind;
  all.withRetired = true;
  int highest = 0;
  for (const auto& row : world.views.units(all, world.clock.now())) highest = std::max(highest, core::runningNumber(row.code, prefix));
  const auto number = std::to_string(highest + 1);
  return prefix + (number.size() < 2 ? "0" + number : number);
}

}  // namespace muster::app
