#include <atomic>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <stop_token>
#include <thread>

#include "app/cli/commands.h"
#include "app/cli/who.h"
#include "app/workflow/import_file.h"
#include "app/workflow/import_profiles.h"
#include "core/journal/json.h"

namespace muster::app {

namespace {

using core::msg;

std::atomic<bool> interrupted{false};

// Ctrl-C asks the import to stop after the batch at hand; what was taken stays.
class Interruptible {
 public:
  Interruptible() : before_(std::signal(SIGINT, [](int) { interrupted = true; })) {
    interrupted = false;
    watch_ = std::jthread([this](std::stop_token ended) {
      while (!ended.stop_requested() && !interrupted) std::this_thread::sleep_for(std::chrono::milliseconds(50));
      if (interrupted) stop_.request_stop();
    });
  }
  ~Interruptible() { (void)std::signal(SIGINT, before_); }
  std::stop_token token() const { return stop_.get_token(); }

 private:
  void (*before_)(int);
  std::stop_source stop_;
  std::jthread watch_;
};

const char* fateName(ImportLine::Fate fate) {
  switch (fate) {
    case ImportLine::Fate::take: return "taken";
    case ImportLine::Fate::already: return "already";
    case ImportLine::Fate::conflict: return "conflict";
    case ImportLine::Fate::quarantine: return "quarantine";
  }
  return "";
}

const char* verdictName(core::Verdict verdict) {
  switch (verdict) {
    case core::Verdict::pass: return "pass";
    case core::Verdict::fail: return "fail";
    case core::Verdict::pending: return "pending";
    case core::Verdict::noDecision: return "no_decision";
  }
  return "";
}

core::Json::Array array(const std::vector<std::string>& names) { return {names.begin(), names.end()}; }

core::Json json(const std::string& path, const ImportReport& report, bool dry) {
  core::Json::Array lines;
  for (const auto& line : report.lines) {
    core::Json::Object one{{"line", line.line}, {"fate", fateName(line.fate)}, {"set", line.unit}};
    if (line.fate == ImportLine::Fate::quarantine) {
      one.emplace("code", line.problem.code);
      one.emplace("reason", core::english(line.problem.text));
      one.emplace("remedy", core::english(line.problem.remedy));
    } else if (line.fate != ImportLine::Fate::already) {
      one.emplace("verdict", verdictName(line.verdict));
    }
    if (!line.readings.empty()) {
      core::Json::Object understood;
      for (const auto& [step, text] : line.readings) understood.emplace(step, text);
      one.emplace("readings", std::move(understood));
    }
    if (!line.decided.empty()) {
      core::Json::Array steps;
      for (const auto& step : line.decided)
        steps.push_back(core::Json::Object{{"step", step.step}, {"rule", step.rule}, {"uncertainty", step.uncertainty}, {"tur", step.tur}});
      one.emplace("decided_by", std::move(steps));
    }
    if (!line.missing.empty()) {
      core::Json::Array without;
      for (const int lacks : line.missing) without.emplace_back(lacks);
      one.emplace("without_lines", std::move(without));
    }
    lines.emplace_back(std::move(one));
  }
  return core::Json::Object{{"file", path},
                            {"digest", report.file},
                            {"profile", report.profile},
                            {"confidence", report.confidence},
                            {"dry_run", dry},
                            {"taken", report.taken},
                            {"already", report.already},
                            {"conflicts", report.conflicts},
                            {"quarantined", report.quarantined},
                            {"cancelled", report.cancelled},
                            {"unread_columns", array(report.unreadColumns)},
                            {"absent_steps", array(report.absentSteps)},
                            {"lines", std::move(lines)}};
}

std::string listed(const std::vector<std::string>& names) {
  std::string all;
  for (const auto& name : names) all += (all.empty() ? "" : ", ") + name;
  return all;
}

std::string readings(const ImportLine& line) {
  std::string all;
  for (const auto& [step, text] : line.readings) all += (all.empty() ? "" : ", ") + step + " " + text;
  return all;
}

// A test of several lines may be taken although some of them could not be used.
std::string lacking(const ImportLine& line) {
  std::string lines;
  for (const int one : line.missing) lines += (lines.empty() ? "" : ", ") + std::to_string(one);
  return lines.empty() ? "" : " (without what stands in line " + lines + ")";
}

void say(std::ostream& out, const std::string& path, const ImportReport& report, bool dry) {
  out << path << ": read as " << report.profile << " (" << report.confidence << " %): " << report.taken << (dry ? " to be taken, " : " taken, ")
      << report.already << " already recorded, " << report.conflicts << " with other readings than before, " << report.quarantined << " to quarantine"
      << (report.cancelled ? "; cancelled" : "") << "\n";
  if (!report.unreadColumns.empty()) out << "  columns that are not read: " << listed(report.unreadColumns) << "\n";
  if (dry && !report.absentSteps.empty()) out << "  steps of the profile without a column here: " << listed(report.absentSteps) << "\n";
  for (const auto& line : report.lines) {
    if (dry || line.fate == ImportLine::Fate::quarantine || line.fate == ImportLine::Fate::conflict || !line.missing.empty() ||
        !line.decided.empty()) {
      out << "  line " << line.line << ": ";
      if (line.fate == ImportLine::Fate::quarantine)
        out << core::english(line.problem.text) << ". " << core::english(line.problem.remedy) << "\n";
      else
        out << fateName(line.fate) << " " << line.unit << " " << line.procedure
            << (line.fate == ImportLine::Fate::already ? "" : std::string(": ") + verdictName(line.verdict)) << lacking(line) << "\n";
      if (!line.readings.empty()) out << "      " << readings(line) << "\n";
      for (const auto& step : line.decided)
        out << "      " << step.step << ": U " << step.uncertainty << (step.tur.empty() ? "" : ", TUR " + step.tur) << " (" << step.rule << ")\n";
    }
  }
}

// A profile by name, or a file of one: "own.toml" joins the list.
std::string profileWanted(const std::string& given, std::vector<devices::Profile>& profiles) {
  if (!given.ends_with(".toml")) return given;
  std::ifstream in(given, std::ios::binary);
  if (!in || std::filesystem::is_directory(given))
    throw BadUsage{{"no-file", msg("{file} cannot be read", {{"file", given}}), msg("give the path of a mapping profile (.toml)"), {}}};
  const std::string text(std::istreambuf_iterator<char>(in), {});
  auto profile = devices::parseProfile(text, given);
  if (!profile) throw core::Problems(profile.problems());
  std::erase_if(profiles, [&](const devices::Profile& one) { return one.name == profile->name; });
  profiles.push_back(std::move(profile).value());
  return profiles.back().name;
}

int run(Invocation& invocation) try {
  const auto& given = invocation.arguments;
  if (given.words().empty())
    throw BadUsage{{"file", msg("import takes the files to import"), msg("for example: muster import data/samples/generic-wide.csv --dry-run"), {}}};
  const auto station = invocation.station();
  auto& world = station->world();
  const bool dry = given.has("dry-run");
  const Who who = dry ? Who{} : whoActs(invocation, world);
  auto profiles = importProfiles(world, std::filesystem::path(invocation.data()) / "profiles");
  for (const auto& problem : profiles.problems) invocation.err << "muster: " << core::english(problem) << "\n";
  const std::string wanted = profileWanted(given.get("profile"), profiles.all);
  const Interruptible interruptible;
  core::Json::Array reports;
  int code = kAnswered;
  for (const auto& path : given.words()) {
    if (!std::ifstream(path, std::ios::binary) || std::filesystem::is_directory(path))
      throw BadUsage{{"no-file", msg("{file} cannot be read", {{"file", path}}), msg("give the path of a bench file"), {}}};
    ImportFile input;
    input.name = path;
    input.open = [path] { return std::make_unique<std::ifstream>(path, std::ios::binary); };
    input.profiles = &profiles.all;
    input.profile = wanted;
    input.bench = core::plainCode(given.get("bench"));
    input.cancel = interruptible.token();
    std::uint64_t shown = 0;
    input.progress = [&](const ImportProgress& progress) {
      if (progress.bytes < shown + (8u << 20)) return;
      shown = progress.bytes;
      invocation.err << path << ": " << (progress.bytes >> 20) << " MB, " << progress.tests << " tests" << std::endl;
    };
    const auto report = dry ? planImport(world, who, input) : importFile(world, who, input);
    if (!report) {
      code = refuse(invocation.err, report.problems());
      continue;
    }
    if (!dry) world.records.saveSetting("import.name." + report->file, std::filesystem::path(path).filename().string());
    if (invocation.json())
      reports.push_back(json(path, *report, dry));
    else
      say(invocation.out, path, *report, dry);
    if (report->cancelled) {
      invocation.err << "muster: cancelled. What was taken stays; the same file imported again goes on from there.\n";
      break;
    }
  }
  if (invocation.json()) invocation.out << core::canonical(reports) << "\n";
  return code;
} catch (const core::Problems& problems) { return refuse(invocation.err, problems); }

}  // namespace

CliCommand importCommand() {
  return {"import",
          "FILE...",
          "Take the tests of bench files (CSV); --dry-run only says what would happen. Lines that cannot be used are reported and kept aside.",
          {byOption(),
           {"profile", "NAME|FILE.toml", "how to read them; without it recognised by content"},
           {"bench", "CODE", "the bench, where the file does not say it"},
           {"dry-run", "", "say line by line what would happen; nothing is written"}},
          run};
}

}  // namespace muster::app
