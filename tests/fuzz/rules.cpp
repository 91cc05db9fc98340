#include "core/rules/parse_pack.h"
#include "tests/fuzz/targets.h"

// A pack reads or is refused with problems that have a code and a sentence; what reads reads the same again.
void muster::fuzz::rules(std::string_view input) {
  const auto pack = core::parsePack(input, "f.toml");
  if (!pack) {
    promise(!pack.problems().empty());
    for (const auto& problem : pack.problems()) promise(!problem.code.empty() && !core::english(problem).empty());
    return;
  }
  promise(!pack->name.empty() && !pack->digest.empty());
  (void)core::checkTogether({*pack});
  const auto again = core::parsePack(input, "f.toml");
  promise(again && again->digest == pack->digest);
}
