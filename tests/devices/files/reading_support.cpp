#include "tests/devices/files/reading_support.h"

#include <algorithm>
#include <filesystem>

namespace muster::tests {

devices::Profile profileOf(const std::string& text) {
  auto profile = devices::parseProfile(text, "test.toml");
  if (!profile) throw std::runtime_error(core::english(profile.problems().front()));
  return std::move(profile).value();
}

const std::vector<devices::Profile>& shippedProfiles() {
  static const std::vector<devices::Profile> kProfiles = [] {
    std::vector<std::string> paths;
    for (const auto& entry : std::filesystem::directory_iterator(sourcePath("data/config/profiles")))
      if (entry.path().extension() == ".toml") paths.push_back(entry.path().string());
    std::sort(paths.begin(), paths.end());
    std::vector<devices::Profile> out;
    for (const std::string& path : paths) {
      auto profile = devices::parseProfile(slurp(path), std::filesystem::path(path).filename().string());
      if (!profile) throw std::runtime_error(core::english(profile.problems().front()));
      out.push_back(std::move(profile).value());
    }
    return out;
  }();
  return kProfiles;
}

const devices::Profile& shippedProfile(const std::string& name) {
  for (const auto& profile : shippedProfiles())
    if (profile.name == name) return profile;
  throw std::runtime_error("no shipped profile " + name);
}

Read readText(const std::string& text, const devices::Profile& profile) {
  Read out;
  std::istringstream in(text);
  devices::ReadCallbacks callbacks;
  callbacks.onTest = [&](devices::RawTest&& test) { out.tests.push_back(std::move(test)); };
  callbacks.onBadLine = [&](const devices::BadLine& bad) { out.bad.push_back(bad); };
  const auto summary = devices::readTests(in, profile, beijing(), callbacks);
  if (summary)
    out.summary = *summary;
  else
    out.refused = summary.problems();
  return out;
}

namespace {

std::string censored(core::Censored sign) { return sign == core::Censored::atLeast ? ">= " : sign == core::Censored::atMost ? "<= " : ""; }

std::string textOf(const core::Reading& reading) {
  std::string out;
  if (reading.value) out += censored(reading.censored) + reading.value->text();
  if (reading.value && reading.value->flow) out += " (" + reading.value->flow->text() + ")";
  if (reading.works) out += *reading.works ? "works" : "does not work";
  for (const auto flag : reading.flags) out += flag == core::ReadingFlag::overRange ? "over range" : "flagged";
  if (reading.start) out += " from " + reading.start->text() + " to " + reading.end->text();
  if (reading.at) out += " at " + core::text(*reading.at);
  return out + " | typed " + reading.typed;
}

}  // namespace

std::string describe(const Read& read) {
  std::string out;
  for (const auto& problem : read.refused) out += "refused: " + problem.code + ": " + core::english(problem.text) + "\n";
  for (const auto& test : read.tests) {
    out +=
        "test " + test.serial + " of " + test.run.procedure + " at " + test.bench + " by " + test.tester + " from " + core::text(test.run.startedAt);
    if (test.run.finishedAt) out += " to " + core::text(*test.run.finishedAt);
    out += ", lines";
    for (const int line : test.lines) out += " " + std::to_string(line);
    for (const int line : test.badLines) out += " !" + std::to_string(line);
    out += "\n";
    const auto& climate = test.run.climate;
    for (const auto& quantity : {climate.temperature, climate.pressure, climate.humidity})
      if (quantity) out += "  climate: " + quantity->text() + "\n";
    for (const auto& step : test.run.steps) {
      if (!step.skipped.empty()) out += "  " + step.step + ": skipped " + step.skipped + "\n";
      for (const auto& attempt : step.attempts) out += "  " + step.step + ": " + textOf(attempt.reading) + "\n";
    }
  }
  for (const auto& bad : read.bad) {
    out += "line " + std::to_string(bad.line) + (bad.lastLine != bad.line ? "-" + std::to_string(bad.lastLine) : "") + ": " + bad.problem.code;
    if (!bad.problem.where.field.empty()) out += " in " + bad.problem.where.field;
    out += ": " + core::english(bad.problem.text) + ". " + core::english(bad.problem.remedy) + "\n";
  }
  return out;
}

}  // namespace muster::tests
