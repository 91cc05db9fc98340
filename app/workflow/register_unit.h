// A unit comes: it gets a code, its fields are read as its kind demands. One goes: retired with a reason, out of every place.
#pragma once

#include "app/workflow/command.h"

namespace muster::app {

struct RegisterUnit {
  std::string code, kind, model, serial, owner, holder;
  std::vector<std::string> aliases;           // other codes on it that a scanner may read
  std::map<std::string, std::string> fields;  // by Field id of the kind
  std::optional<core::Date> made;
  bool serialDoubled = false;  // the same serial stands on another unit of the kind: seen, and still right
};
core::Outcome<Answer> registerUnit(World& world, const Who& who, const RegisterUnit& input);
core::Outcome<Decision> decideRegistration(Looking& look, const RegisterUnit& input);  // for register_many and correct_fact

struct RetireUnit {
  std::string unit;
  std::string reason;  // a code: "scrapped", "sold", "lost", "registered-twice"
  std::string note;    // free text
};
core::Outcome<Answer> retireUnit(World& world, const Who& who, const RetireUnit& input);
core::Outcome<Decision> decideRetirement(Looking& look, const RetireUnit& input);

// The next free code of a kind: "BG4-15".
std::string offeredCode(World& world, const std::string& kind);

}  // namespace muster::app
