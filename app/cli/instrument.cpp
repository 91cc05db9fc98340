#include <ostream>

#include "app/cli/asked_at.h"
#include "app/cli/commands.h"
#include "app/workflow/instrument_json.h"

namespace muster::app {

namespace {

bool flag(const core::Json& it, const char* name) {
  const auto* found = it.find(name);
  return found && found->asBool() && *found->asBool();
}

void tell(std::ostream& out, const core::Json& it) {
  const auto rows = [&](const char* name) { return it.find(name)->asArray(); };
  out << it.str("id") << " (" << it.str("kind") << ")" << (flag(it, "compulsory") ? ", under compulsory verification" : "")
      << (flag(it, "out_of_service") ? ", out of service" : "") << "\n";
  for (const auto& one : *rows("certificates")) {
    out << "  " << one.str("act") << " " << one.str("number") << ", " << one.str("laboratory") << ", " << one.str("issued") << " to "
        << one.str("valid_to") << ", " << one.find("points")->asArray()->size() << " points"
        << (one.find("review")->isNull()            ? ", not reviewed"
            : flag(*one.find("review"), "complete") ? ", reviewed"
                                                    : ", review open")
        << "\n";
  }
  std::string chain;
  for (const auto& link : *rows("chain"))
    chain += (chain.empty() ? "" : " -> ") + (link.str("unit").empty() ? link.str("laboratory") : link.str("unit"));
  out << "chain: " << chain << "\n";
  const auto& interval = *it.find("interval");
  const auto or_none = [](const std::string& text) { return text.empty() ? std::string("nothing") : text; };
  out << "interval: decided " << or_none(interval.str("decided")) << ", advised " << or_none(interval.str("advised")) << " (" << interval.str("why")
      << ")\n";
  for (const auto& check : *rows("checks"))
    out << "  check " << check.str("at") << " " << check.str("moment") << " against " << check.str("standard") << ": "
        << (flag(check, "good") ? "good" : "not good") << "\n";
}

int run(Invocation& invocation) {
  const auto& words = invocation.arguments.words();
  if (words.size() != 1) {
    throw BadUsage{{"calibrator", core::msg("instrument takes the code of one instrument"), core::msg("for example: muster instrument TB-01"), {}}};
  }
  AskedAt asked(invocation);
  const auto it = instrumentJson(asked.world(), words.front());
  if (!it) return refuse(invocation.err, it.problems());
  if (invocation.json())
    invocation.out << core::canonical(it.value()) << "\n";
  else
    tell(invocation.out, it.value());
  return kAnswered;
}

}  // namespace

CliCommand instrumentCommand() {
  return {"instrument",
          "CODE",
          "An instrument: its certificates and their review, the chain up to the laboratory, its interval, its checks.",
          {atOption()},
          run};
}

}  // namespace muster::app
