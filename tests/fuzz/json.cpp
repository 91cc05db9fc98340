#include "core/journal/json.h"
#include "core/journal/fact.h"
#include "tests/fuzz/targets.h"

// What the strict reader takes writes back as the same bytes; nothing else is ever hashed.
void muster::fuzz::json(std::string_view input) {
  if (const auto value = core::parseCanonical(input)) promise(core::canonical(*value) == input);
  const auto fact = core::parseFact(input);
  if (!fact) return;
  const auto bytes = core::canonicalBytes(*fact);
  const auto again = core::parseFact(bytes);  // an old version is lifted once, and stays as it is then
  promise(again && core::canonicalBytes(*again) == bytes);
}
