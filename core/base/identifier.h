// Identifiers: short ASCII codes people can read, print on a label and shout over a radio.
//
// A code is upper case A-Z, 0-9, '-', '_', '.', '/', 1 to 48 characters. Typed and scanned text is normalised first (full-width forms,
// lower case, blanks at the ends), because a scanner behind an input method and a person in gloves both type badly. Values only.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/outcome.h"

namespace muster::core {

// Upper case ASCII without blanks at the ends, full-width letters, digits and hyphens made plain. Other characters stay.
std::string plainCode(std::string_view typed);
// A code that may be registered; refuses with "empty", "bad-code", "too-long".
Outcome<std::string> parseCode(std::string_view typed, std::string_view field);

// What facts are about. The text form "unit:BG4-07" is the key in the journal; rules and store have no code ("rules", "store").
struct Subject {
  enum class Kind { unit, rack, squad, person, rules, store, file } kind = Kind::unit;
  std::string code;
  auto operator<=>(const Subject&) const = default;
  std::string text() const;
  static std::optional<Subject> parse(std::string_view text);
};
Subject unit(std::string code);
Subject rack(std::string code);
Subject squad(std::string code);
Subject person(std::string code);
Subject rules();                 // the one set of adopted rules
Subject store();                 // the store's own settings
Subject file(std::string code);  // a case: recall, impact, work order, corrective action

}  // namespace muster::core
