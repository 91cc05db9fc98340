#include <fstream>
#include <iomanip>
#include <iterator>
#include <ostream>

#include "app/cli/commands.h"
#include "app/ports/shipped.h"
#include "app/workflow/case_json.h"
#include "app/workflow/selftest.h"

namespace muster::app {

namespace {

std::vector<core::Example> examplesOf(const std::string& text, const std::string& file) {
  auto examples = core::parseExamples(text, file);
  if (!examples) throw BadUsage{examples.problems().front()};
  return std::move(examples).value();
}

std::vector<core::Example> asked(const Invocation& invocation) {
  std::vector<core::Example> all;
  for (const auto& path : invocation.arguments.words()) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
      throw BadUsage{
          {"no-file", core::msg("{file} cannot be read", {{"file", path}}), core::msg("give the path of a file of worked examples (.toml)"), {}}};
    for (auto& one : examplesOf({std::istreambuf_iterator<char>(file), {}}, path)) all.push_back(std::move(one));
  }
  if (!invocation.arguments.words().empty()) return all;
  for (const auto& shipped : shippedExamples()) {
    for (auto& one : examplesOf(shipped.text, shipped.origin)) all.push_back(std::move(one));
  }
  return all;
}

int run(Invocation& invocation) {
  const auto examples = asked(invocation);
  const auto station = invocation.station();
  const auto validation = validate(station->world(), examples, true);
  auto& out = invocation.out;
  if (invocation.json()) return out << core::canonical(json(validation)) << "\n", validation.good() ? kAnswered : kNo;
  out << "Validation record: Muster " << validation.program << ", " << core::text(validation.at) << "\n";
  for (const auto& pack : validation.packs)
    out << "  rules " << pack.name << " revision " << pack.revision << ", " << pack.digest.substr(0, 12) << "\n";
  out << "  journal " << validation.head.node << ":" << validation.head.size << " " << core::hex(validation.head.root).substr(0, 16) << "\n\n";
  for (const auto& [example, result] : validation.lines) {
    out << (result.good ? "  good  " : "  WRONG ") << std::left << std::setw(30) << example.id << " " << example.title.en << ": " << result.got
        << (result.good ? "" : ", expected " + example.expect) << "  [" << example.source.document << "]\n";
  }
  out << "\n" << validation.tests << " recorded tests judged again, " << validation.others.size() << " verdicts would differ\n";
  for (const auto& other : validation.others) {
    out << "  " << english(other) << " (given by " << other.program << ", rules " << other.rules.substr(0, 12) << ")\n";
  }
  return validation.good() ? kAnswered : kNo;
}

}  // namespace

CliCommand selftestCommand() {
  return {"selftest",
          "[FILE...]",
          "Runs published worked examples through the program and the adopted rules, and lists verdicts that would differ today.",
          {},
          run};
}

}  // namespace muster::app
