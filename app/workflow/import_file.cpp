#include "app/workflow/import_file.h"

#include <algorithm>
#include <map>

#include "app/workflow/import_batch.h"
#include "app/workflow/import_names.h"
#include "app/workflow/import_quarantine.h"
#include "app/workflow/refuse.h"

namespace muster::app {
namespace {

struct Chosen {
  const devices::Profile* profile = nullptr;
  int confidence = 100;
};

core::Outcome<Chosen> chooseProfile(World& world, const ImportFile& input) {
  std::string head(devices::kHeadBytes, '\0');
  auto in = input.open();
  in->read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(in->gcount()));
  if (!input.profile.empty()) {
    for (const auto& profile : *input.profiles) {
      if (profile.name != input.profile) continue;
      if (const auto refused = devices::refuseHead(head)) return *refused;
      return Chosen{&profile, 100};
    }
    return refuse("unknown-profile", core::msg("there is no profile {profile}", {{"profile", input.profile}}), core::msg("choose one from the list"),
                  "profile");
  }
  auto guess = devices::bestProfile(head, *input.profiles, *world.calendar());
  if (!guess) return guess.problems();
  return Chosen{guess->profile, guess->confidence};
}

// The last attempt of each step, so that a person can hold it against the file.
std::vector<std::pair<std::string, std::string>> readingsOf(const core::TestRun& run) {
  std::vector<std::pair<std::string, std::string>> all;
  for (const auto& step : run.steps) {
    if (step.attempts.empty()) continue;
    const auto& reading = step.attempts.back().reading;
    std::string text;
    if (reading.value)
      text = (reading.censored == core::Censored::atLeast ? "≥ " : reading.censored == core::Censored::atMost ? "≤ " : "") + reading.value->text();
    if (reading.works) text += std::string(text.empty() ? "" : " ") + (*reading.works ? "✓" : "✗");
    if (!reading.flags.empty()) text += "?";
    if (step.attempts.size() > 1) text += " (" + std::to_string(step.attempts.size()) + "×)";
    all.emplace_back(step.step, std::move(text));
  }
  return all;
}

// One pass over the file. `write`: for good; else the dry run.
class Pass {
 public:
  Pass(World& world, const Who& who, const ImportFile& input, ImportReport& report, bool write)
      : world_(world), input_(input), report_(report), write_(write), names_(world, input.bench), batch_(world, who, write) {}

  core::Outcome<core::Nothing> run(const devices::Profile& profile) {
    auto in = input_.open();
    devices::ReadCallbacks callbacks;
    callbacks.onTest = [&](devices::RawTest&& raw) { take(std::move(raw)); };
    callbacks.onBadLine = [&](const devices::BadLine& bad) { quarantine(bad.line, bad.lastLine, bad.text, bad.problem); };
    callbacks.onProgress = [&](std::uint64_t bytes) {
      if (input_.progress) input_.progress({bytes, tests_});
    };
    auto summary = devices::readTests(*in, profile, *world_.calendar(), callbacks, input_.cancel);
    if (!summary) return summary.problems();
    tell(batch_.finish());
    // Tests are told in batches and lines at once: a person reads them in the order of the file.
    std::stable_sort(report_.lines.begin(), report_.lines.end(), [](const ImportLine& a, const ImportLine& b) { return a.line < b.line; });
    report_.cancelled = summary->cancelled;
    report_.unreadColumns = std::move(summary.value().unreadColumns);
    report_.absentSteps = std::move(summary.value().absentSteps);
    if (!write_) return core::Nothing{};
    keepQuarantine();
    world_.records.saveSetting(passOf(report_.file), core::text(began_));
    return core::Nothing{};
  }

 private:
  void take(devices::RawTest&& raw) {
    ++tests_;
    const int first = raw.lines.empty() ? 0 : raw.lines.front(), last = raw.lines.empty() ? 0 : raw.lines.back();
    const auto text = raw.serial;
    if (!raw.badLines.empty()) told_[first].missing = raw.badLines;
    if (!write_ && static_cast<int>(report_.lines.size()) < input_.listed) told_[first].readings = readingsOf(raw.run);
    auto run = names_.resolve(std::move(raw));
    if (!run) return quarantine(first, last, text, run.problems().front());
    run.value().origin = "file:" + report_.file;
    batch_.add(std::move(run).value(), first, last);
    if (batch_.full()) tell(batch_.settle());
  }

  void tell(std::vector<ImportLine> lines) {
    for (auto& line : lines) {
      switch (line.fate) {
        case ImportLine::Fate::conflict: ++report_.conflicts; [[fallthrough]];
        case ImportLine::Fate::take: ++report_.taken; break;
        case ImportLine::Fate::already: ++report_.already; break;
        case ImportLine::Fate::quarantine: quarantine(line.line, line.lastLine, line.unit, line.problem); continue;
      }
      if (const auto found = told_.find(line.line); found != told_.end()) {
        line.missing = std::move(found->second.missing);
        line.readings = std::move(found->second.readings);
      }
      list(std::move(line));
    }
    told_.clear();
  }

  void quarantine(int line, int lastLine, const std::string& text, const core::Problem& problem) {
    ++report_.quarantined;
    ImportLine listed{ImportLine::Fate::quarantine, line, lastLine, "", "", {}, problem};
    listed.problem.where.file = input_.name;
    listed.problem.where.line = line;
    list(std::move(listed));
    if (!write_) return;
    rows_.push_back({report_.file, line, text, problem.code, keptReason(problem), began_});
    if (rows_.size() >= 1000) keepQuarantine();
  }

  void list(ImportLine line) {
    if (static_cast<int>(report_.lines.size()) < input_.listed) report_.lines.push_back(std::move(line));
  }

  void keepQuarantine() {
    if (!rows_.empty()) world_.records.quarantine(rows_);
    rows_.clear();
  }

  World& world_;
  const ImportFile& input_;
  ImportReport& report_;
  bool write_;
  ImportNames names_;
  ImportBatch batch_;
  int tests_ = 0;
  std::vector<QuarantineRow> rows_;
  core::Instant began_ = world_.clock.now();  // stands at every row of this pass
  struct Told {
    std::vector<int> missing;
    std::vector<std::pair<std::string, std::string>> readings;
  };
  std::map<int, Told> told_;  // by the first line of a test in the batch
};

core::Outcome<ImportReport> pass(World& world, const Who& who, const ImportFile& input, bool write) {
  auto chosen = chooseProfile(world, input);
  if (!chosen) return chosen.problems();
  if (auto problems = devices::checkAgainst(*chosen->profile, *world.rules()); !problems.empty()) return problems;
  ImportReport report;
  report.profile = chosen->profile->name;
  report.confidence = chosen->confidence;
  if (write) {
    auto raw = input.open();
    report.file = world.blobs.putStream(*raw, "text/csv");
  }
  Pass one(world, who, input, report, write);
  if (auto done = one.run(*chosen->profile); !done) return done.problems();
  return report;
}

}  // namespace

core::Outcome<ImportReport> planImport(World& world, const Who& who, const ImportFile& input) { return pass(world, who, input, false); }

core::Outcome<ImportReport> importFile(World& world, const Who& who, const ImportFile& input) {
  auto report = pass(world, who, input, true);
  if (!report || report->cancelled) return report;
  auto told = carryOut(
      world, who,
      [&](Looking&) -> core::Outcome<Decision> {
        return Decision{{core::FileImported{report->file, report->profile, report->taken, report->already, report->quarantined}}, {}};
      },
      From::program);
  if (!told) return told.problems();
  return report;
}

}  // namespace muster::app
