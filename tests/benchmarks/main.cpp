// muster_bench --source TREE --program MUSTER --folder EMPTY --json FILE [--rounds N] [CASE...]
#include <iostream>
#include <stdexcept>

#include "tests/benchmarks/measure.h"
#include "tests/benchmarks/slow_disk.h"

using namespace muster::benchmarks;

namespace {

struct Case {
  const char* name;
  void (*run)(const Settings&, Report&);
};
constexpr Case kCases[] = {{"judge", benchJudge},     {"import", benchImport},   {"board", benchBoard},  {"checkins", benchCheckIns},
                           {"waiting", benchWaiting}, {"program", benchProgram}, {"impact", benchImpact}};

}  // namespace

int main(int argc, char** argv) {
  Settings settings;
  std::filesystem::path json;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    const std::string value = i + 1 < argc ? argv[i + 1] : "";
    if (word == "--source")
      settings.source = value, ++i;
    else if (word == "--program")
      settings.program = value, ++i;
    else if (word == "--folder")
      settings.folder = value, ++i;
    else if (word == "--json")
      json = value, ++i;
    else if (word == "--rounds")
      settings.rounds = std::stoi(value), ++i;
    else
      settings.only.push_back(word);
  }
  try {
    std::filesystem::create_directories(settings.folder);
    SlowDisk::prepare();
    Report report(std::cout);
    report.remark("Medians of " + std::to_string(settings.rounds) + " alternating rounds; WAL, synchronous=FULL, one file system.");
    report.remark("                                                          ours     plain               ratio  aim");
    for (const auto& each : kCases) {
      if (settings.wants(each.name)) each.run(settings, report);
    }
    if (!json.empty()) report.write(json, settings);
  } catch (const std::exception& e) {
    std::cerr << "muster_bench: " << e.what() << std::endl;
    return 1;
  }
  return 0;
}
