#include "app/jobs/demonstration/stage.h"

#include <algorithm>

namespace muster::app::demonstration {

std::string Stage::written(const std::string& text) const {
  const auto day = readDay(text);
  return day ? core::text(date(*day)) : text;
}

Who Stage::by(const std::string& person) const {
  Who who;
  who.person = person;
  return who;
}

Who Stage::byTechnician() {
  std::vector<std::string> technicians;
  for (const auto& person : script.people) {
    if (std::find(person.duties.begin(), person.duties.end(), "technician") != person.duties.end()) technicians.push_back(person.code);
  }
  if (technicians.empty()) throw std::runtime_error("the demonstration has no technician");
  return by(technicians[static_cast<std::size_t>(chance.upTo(static_cast<int>(technicians.size())))]);
}

const core::UnitState& Stage::unit(const std::string& code) {
  held_ = world.journal.state(core::unit(code));
  const auto* state = held_ ? std::get_if<core::UnitState>(&held_->value) : nullptr;
  if (state == nullptr || state->kind.empty()) throw std::runtime_error("the demonstration knows no unit " + code);
  return *state;
}

bool Stage::isHere(const std::string& code) {
  const auto& place = unit(code).place;
  return !std::holds_alternative<core::Out>(place) && !std::holds_alternative<core::Away>(place);
}

std::string Stage::partOf(const std::string& set, const std::string& position) {
  const auto& parts = unit(set).parts;
  const auto part = parts.find(position);
  return part == parts.end() ? "" : part->second;
}

}  // namespace muster::app::demonstration
