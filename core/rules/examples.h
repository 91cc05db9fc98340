// Worked examples: what a source says must come out, for running through the program and the rules (selftest). Values only.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/rules/rule_book.h"

namespace muster::core {

struct Example {
  std::string id, kind;  // "error" "uncertainty" "gas-content" "last-valid-day" "recall" "step"
  Text title;
  std::map<std::string, std::string> given;  // what the kind asks for, as written
  std::string expect;
  Source source;
};

// As rule packs are read: strict, with file, line and column.
Outcome<std::vector<Example>> parseExamples(std::string_view text, std::string_view fileName);

}  // namespace muster::core
