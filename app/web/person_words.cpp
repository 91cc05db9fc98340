#include "app/web/person_words.h"

namespace muster::app {

std::string personText(const PersonRecord& person) { return person.staffNumber.empty() ? person.name : person.name + " " + person.staffNumber; }

std::string personText(World& world, const std::string& code) {
  const auto person = world.records.person(code);
  return person ? personText(*person) : code;
}

std::vector<PersonRecord> presentPeople(World& world) {
  std::vector<PersonRecord> present;
  for (const std::string& code : world.views.people()) {
    auto record = world.records.person(code);
    present.push_back(record ? std::move(*record) : PersonRecord{.code = code, .name = code});
  }
  return present;
}

std::vector<FormField::Choice> personChoices(const Translator& say, World& world) {
  std::vector<FormField::Choice> choices = {{"", say.tr("Choose a name")}};
  for (const PersonRecord& person : presentPeople(world)) choices.push_back({person.code, personText(person)});
  return choices;
}

}  // namespace muster::app
