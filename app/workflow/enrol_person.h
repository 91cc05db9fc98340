// People: enrolled with a salted hash inside the proof, the name beside it as a record; they leave, their signatures stay.
#pragma once

#include "app/workflow/command.h"

namespace muster::app {

struct EnrolPerson {
  std::string code;  // "P012"
  std::string name, staffNumber;
  std::vector<std::string> duties;
};

core::Outcome<Answer> enrolPerson(World& world, const Who& who, const EnrolPerson& input);  // the first one may be enrolled by nobody
core::Outcome<Answer> personLeaves(World& world, const Who& who, const std::string& person);

// What stands in the fact for a person: hex SHA-256 over salt, name and staff number.
std::string commitmentOf(const PersonRecord& person);

}  // namespace muster::app
