// What tests of file reading share: shipped profiles, reading a text through a profile, and a plain rendering of what came out.
#pragma once

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "devices/files/import.h"

namespace muster::tests {

inline std::string slurp(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

inline std::string sourcePath(const std::string& path) { return std::string(MUSTER_SOURCE_DIR) + "/" + path; }

// A zone with an offset, so that a time taken for UTC by mistake shows.
inline const core::FixedCalendar& beijing() {
  static const core::FixedCalendar kCalendar{std::chrono::hours(8)};
  return kCalendar;
}

devices::Profile profileOf(const std::string& text);
const std::vector<devices::Profile>& shippedProfiles();
const devices::Profile& shippedProfile(const std::string& name);

struct Read {
  core::Problems refused;  // the file as a whole
  std::vector<devices::RawTest> tests;
  std::vector<devices::BadLine> bad;
  devices::ReadSummary summary;
  std::string firstBad() const { return bad.empty() ? "" : bad.front().problem.code; }
};
Read readText(const std::string& text, const devices::Profile& profile);

// One line a thing, stable, for golden files.
std::string describe(const Read& read);

}  // namespace muster::tests
