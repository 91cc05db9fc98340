#include <charconv>
#include <ostream>

#include "app/cli/commands.h"
#include "core/journal/json.h"

namespace muster::app {

namespace {

using core::msg;

std::uint64_t seedAsked(const Arguments& given) {
  const auto text = given.get("seed", "1");
  std::uint64_t seed = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seed);
  if (error != std::errc() || end != text.data() + text.size() || seed > INT64_MAX)
    throw BadUsage{{"seed", msg("--seed takes a whole number, not {given}", {{"given", text}}), msg("for example --seed 7"), {}}};
  return seed;
}

int run(Invocation& invocation) {
  const auto& given = invocation.arguments;
  PlayAsked asked{
      invocation.data(), {}, seedAsked(given), [&](core::Date reached) { invocation.err << "playing: " << core::text(reached) << std::endl; }};
  if (given.has("as-of")) {
    auto day = core::parseDate(given.get("as-of"));
    if (!day) return refuse(invocation.err, day.problems());
    asked.asOf = day.value();
  }
  const auto done = invocation.program.play(asked);
  if (!done) return refuse(invocation.err, done.problems());
  const auto root = core::hex(done->head.root);
  if (invocation.json())
    invocation.out << core::canonical(
                          core::Json::Object{{"as_of", core::text(done->asOf)}, {"facts", done->head.size}, {"root", root}, {"seed", asked.seed}})
                   << "\n";
  else
    invocation.out << "A year of the demonstration brigade up to " << core::text(done->asOf) << " is in " << asked.folder << ": " << done->head.size
                   << " facts, head " << done->head.node << ":" << done->head.size << " " << root << ". Next: muster serve --data " << asked.folder
                   << "\n";
  return kAnswered;
}

}  // namespace

CliCommand demoCommand() {
  return {"demo",
          "",
          "Play a year of the demonstration brigade, through the real workflows, into a new folder.",
          {{"as-of", "DAY", "the day the year ends on (today)"}, {"seed", "N", "chance; the same seed and day give the same facts (1)"}},
          run};
}

}  // namespace muster::app
