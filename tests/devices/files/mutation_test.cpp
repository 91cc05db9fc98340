// Damaged files: whatever happens to the bytes, nothing crashes and every data line ends in a test or among the bad lines.
#include <random>
#include <set>

#include "devices/files/csv_reader.h"
#include "devices/files/layout.h"
#include "tests/devices/files/reading_support.h"
#include "tests/support/catch.h"

using namespace muster;

namespace {

std::string damaged(std::string text, std::mt19937& random) {
  const auto below = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
  static const std::string kNasty = std::string(",;\"\n\r\t|.-+0９\xEF\xBB\xBF\xB3") + '\0';
  for (std::size_t times = 1 + below(8); times > 0 && !text.empty(); --times) {
    const std::size_t at = below(text.size());
    switch (below(6)) {
      case 0: text[at] = kNasty[below(kNasty.size())]; break;
      case 1: text.insert(at, 1, kNasty[below(kNasty.size())]); break;
      case 2: text.erase(at, 1 + below(40)); break;
      case 3: text.resize(at); break;
      case 4: text.insert(at, text.substr(below(text.size()), below(200))); break;
      case 5: text[at] = static_cast<char>(below(256)); break;
    }
  }
  return text;
}

// The lines that carry data, counted without the import: every record below the heading that is neither blank nor the heading again.
std::multiset<int> dataLines(const std::string& text, const devices::Profile& profile) {
  std::istringstream in(text);
  devices::CsvReader csv(in, devices::dialectOf(profile));
  std::multiset<int> out;
  const auto layout = devices::findLayout(csv, profile);
  if (!layout) return out;
  devices::CsvRecord record;
  while (csv.next(record))
    if (record.defect || !(record.blank || record.cells == layout->headingCells)) out.insert(record.line);
  return out;
}

}  // namespace

TEST_CASE("no damage to a file loses a line", "[devices][files]") {
  std::mt19937 random(20260302);
  int taken = 0, refused = 0, bad = 0;
  const std::vector<std::pair<std::string, std::string>> samples{{"generic-long", "generic-long"},
                                                                 {"generic-wide", "generic-wide"},
                                                                 {"semicolon-decimal-comma", "semicolon-decimal-comma"},
                                                                 {"chinese-long", "chinese-long"},
                                                                 {"two-section-log", "two-section-log"},
                                                                 {"chinese-long-gbk", "chinese-long"},
                                                                 {"german-windows-1252", "semicolon-decimal-comma"}};
  for (const auto& [name, profileName] : samples) {
    const std::string sample = tests::slurp(tests::sourcePath("data/samples/" + name + ".csv"));
    const auto& profile = tests::shippedProfile(profileName);
    for (int round = 0; round < 40; ++round) {
      const std::string text = damaged(sample, random);
      const auto read = tests::readText(text, profile);
      std::multiset<int> seen;
      for (const auto& test : read.tests) seen.insert(test.lines.begin(), test.lines.end());
      for (const auto& line : read.bad) seen.insert(line.line);
      if (seen != dataLines(text, profile)) {
        INFO(name << " round " << round << "\n" << text);
        FAIL("a line was lost or told twice");
      }
      taken += static_cast<int>(read.tests.size());
      bad += static_cast<int>(read.bad.size());
      refused += read.refused.empty() ? 0 : 1;
    }
  }
  CHECK(taken > 300);  // the damage is not so large that nothing is tried
  CHECK(bad > 200);
  CHECK(refused > 3);
}
