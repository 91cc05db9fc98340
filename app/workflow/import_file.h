// A bench file comes in: first as a dry run that says line by line what would happen, then for good, in batches of commands.
//
// Idempotent by the identity of each test: the same file again takes nothing new. What cannot be used goes to quarantine with line
// and reason; the rest is taken. The raw file is kept under its digest. Memory does not grow with the file. One thread.
#pragma once

#include <functional>
#include <istream>
#include <memory>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "app/workflow/command.h"
#include "devices/files/import.h"

namespace muster::app {

struct ImportProgress {
  std::uint64_t bytes = 0;
  int tests = 0;
};

struct ImportFile {
  std::string name;                                     // of the file, for problems
  std::function<std::unique_ptr<std::istream>()> open;  // from its start; asked several times
  const std::vector<devices::Profile>* profiles = nullptr;
  std::string profile;                                  // by name; empty: recognised by content
  std::string bench;                                    // where the file does not say which bench it was
  std::function<void(const ImportProgress&)> progress;  // may be empty
  std::stop_token cancel;
  int listed = 1000;  // so many lines are listed; all are counted
};

struct ImportLine {
  enum class Fate { take, already, conflict, quarantine } fate = Fate::take;
  int line = 0, lastLine = 0;
  std::string unit, procedure;
  core::Verdict verdict = core::Verdict::noDecision;
  core::Problem problem;                                      // quarantine: why
  std::vector<std::pair<std::string, std::string>> readings;  // dry run: what was understood, {"positive-leak", "35.5 Pa"}
  struct Decided {                                            // a step whose decision rule looked at the uncertainty
    std::string step, rule, uncertainty, tur;
  };
  std::vector<Decided> decided;
  std::vector<int> missing;  // lines of this test that went to quarantine: it is taken without them
};

struct ImportReport {
  std::string file, profile;  // digest of the raw bytes (import only), name of the profile
  int confidence = 0;
  int taken = 0, already = 0, conflicts = 0, quarantined = 0;  // tests; of the taken ones so many contradict earlier ones; lines
  std::vector<ImportLine> lines;
  std::vector<std::string> unreadColumns, absentSteps;  // what of the file the profile does not name, what of the profile the file has not
  bool cancelled = false;                               // what was taken until then stays; the same file may be imported again
};

core::Outcome<ImportReport> planImport(World& world, const Who& who, const ImportFile& input);  // nothing is written
core::Outcome<ImportReport> importFile(World& world, const Who& who, const ImportFile& input);

// The lines that the last pass over each file left in quarantine; newest first. What an earlier pass left stays on record.
std::vector<QuarantineRow> openQuarantine(World& world, int limit);

}  // namespace muster::app
