// Fuzzing of a profile and a file together: the input is a profile, a NUL byte, and the file; without a NUL byte the file alone is
// read through a few profiles. Nothing may crash, and every data line must be told exactly once.
#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include "devices/files/import.h"
#include "tests/fuzz/targets.h"

namespace {

using namespace muster;

const char* const kSteps =
    "[[step]]\nstep = \"positive-leak\"\n@ = \"Leak\"\n[[step]]\nstep = \"constant-dosage\"\n@ = \"Flow\"\nflow = \"O2 actual\"\n"
    "[[step]]\nstep = \"bypass\"\n@ = \"Bypass\"\nreads = \"either\"\n";

devices::Profile made(const std::string& shape, const std::string& file, const std::string& form) {
  std::string text = "format = 1\nname = \"f\"\nshape = \"" + shape + "\"\nprocedure = \"p\"\n[file]\n" + file +
                     "[apparatus]\ncolumn = \"Serial\"\n[bench]\nfixed = \"B\"\n[started]\ncolumn = \"Start\"\n" + form +
                     "[words]\nworks = \"ok\"\nfails = \"no\"\nover_range = \"OL\"\nskipped = \"-\"\n";
  if (shape == "long") text += "[reading]\nchannel_column = \"Step\"\nvalue_column = \"Value\"\nunit_column = \"Unit\"\n";
  std::string steps = kSteps;
  for (auto at = steps.find('@'); at != std::string::npos; at = steps.find('@')) steps.replace(at, 1, shape == "long" ? "channel" : "column");
  auto profile = devices::parseProfile(text + steps, "f.toml");
  if (!profile) std::abort();
  return std::move(profile).value();
}

void read(const std::string& file, const devices::Profile& profile) {
  static const core::FixedCalendar kCalendar{std::chrono::hours(8)};
  std::istringstream in(file);
  std::uint64_t told = 0, tests = 0;
  devices::ReadCallbacks callbacks;
  callbacks.onTest = [&](devices::RawTest&& test) {
    ++tests;
    told += test.lines.size();
    if (test.serial.empty() || test.run.steps.empty()) std::abort();
  };
  callbacks.onBadLine = [&](const devices::BadLine& bad) {
    ++told;
    if (bad.problem.code.empty() || bad.line < 1) std::abort();
  };
  const auto summary = devices::readTests(in, profile, kCalendar, callbacks);
  if (summary ? told != summary->dataLines || tests != summary->tests : told != 0) std::abort();
}

}  // namespace

void muster::fuzz::csv(std::string_view whole) {
  const std::string input(whole);
  if (const auto cut = input.find('\0'); cut != std::string::npos) {
    if (const auto profile = devices::parseProfile(input.substr(0, cut), "f.toml")) read(input.substr(cut + 1), *profile);
  }
  static const std::vector<devices::Profile> kProfiles{
      made("long", "separator = \",\"\n", "form = [\"iso\", \"yyyy年m月d日\"]\n"),
      made("wide", "separator = \";\"\ndecimal = \",\"\nthousands = \".\"\n", "form = \"dd.mm.yyyy\"\n"),
      made("long", "separator = \"tab\"\nmax_line_bytes = 256\n",
           "form = [\"mm/dd/yyyy\", \"yyyymmdd\"]\neach_row = true\ndefault_time = \"08:00\"\n"),
      made("long", "separator = \",\"\nencoding = [\"utf-8\", \"gb18030\"]\n", "form = [\"iso\", \"yyyy年m月d日\"]\n"),
      made("long", "separator = \"|\"\nencoding = \"gbk\"\n", "form = \"iso\"\n"),
      made("wide", "separator = \";\"\nencoding = \"windows-1252\"\ndecimal = \",\"\n", "form = \"dd.mm.yyyy\"\n")};
  for (const auto& profile : kProfiles) read(input, profile);
  static const core::FixedCalendar kCalendar{std::chrono::hours(8)};
  (void)devices::bestProfile(input, kProfiles, kCalendar);
}
