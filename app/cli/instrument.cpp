#include <fstream>
#include <iterator>
#include <ostream>

#include "app/cli/asked_at.h"
#include "app/cli/commands.h"
#include "app/workflow/certificate_file.h"
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

// What a digital certificate says, and what is to be looked at before it is accepted. Shown only: accepting is done on its page.
int showFile(Invocation& invocation, World& world, const std::string& code) {
  const auto name = invocation.arguments.get("dcc");
  std::ifstream in(name, std::ios::binary);
  if (!in)
    throw BadUsage{{"no-such-file", core::msg("{file} cannot be read", {{"file", name}}), core::msg("give the XML file of the laboratory"), {}}};
  const std::string xml(std::istreambuf_iterator<char>(in), {});
  const auto file = readCertificateFile(world, code, xml, name);
  if (!file) return refuse(invocation.err, file.problems());
  if (invocation.json()) return invocation.out << core::canonical(certificateFileJson(*file)) << "\n", kAnswered;
  const auto& said = file->said;
  const auto orNone = [](const std::string& text) { return text.empty() ? std::string("not said") : text; };
  invocation.out << "DCC " << said.version << ": " << orNone(said.number) << ", " << orNone(said.laboratory) << ", "
                 << (said.issued ? core::text(*said.issued) : "no day") << ", k " << orNone(said.coverage) << "\n";
  const auto cell = [](const std::optional<core::Quantity>& value) { return value ? value->text() : std::string("-"); };
  for (const auto& point : said.points)
    invocation.out << "  " << point.nominal.text() << ": as found " << cell(point.asFound) << ", as left " << cell(point.asLeft) << ", U "
                   << cell(point.uncertainty) << "\n";
  for (const auto& note : file->notes) invocation.out << "look: " << core::english(note) << "\n";
  invocation.out << "Nothing is recorded: accept it on the page of the instrument.\n";
  return kAnswered;
}

int run(Invocation& invocation) {
  const auto& words = invocation.arguments.words();
  if (words.size() != 1) {
    throw BadUsage{{"calibrator", core::msg("instrument takes the code of one instrument"), core::msg("for example: muster instrument TB-01"), {}}};
  }
  AskedAt asked(invocation);
  if (invocation.arguments.has("dcc")) return showFile(invocation, asked.world(), words.front());
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
          {atOption(), {"dcc", "FILE", "a digital calibration certificate (XML): shows what it says; nothing is recorded"}},
          run};
}

}  // namespace muster::app
