#include "devices/files/import.h"

#include <algorithm>
#include <filesystem>

#include "devices/registry.h"
#include "tests/devices/files/reading_support.h"
#include "tests/support/catch.h"

using namespace muster;
using tests::readText;
using tests::shippedProfile;

namespace {

const std::string kLongHeading = "Serial,Start,Bench,Step,Value,Unit\n";

std::string row(const std::string& serial, const std::string& start, const std::string& step, const std::string& value, const std::string& unit) {
  return serial + ",2026-03-02 " + start + ",TB-01," + step + "," + value + "," + unit + "\n";
}

}  // namespace

TEST_CASE("each shipped sample is recognised by its own profile and read to the last line", "[devices][files]") {
  struct Sample {
    const char *file, *profile;
    std::size_t tests, steps;
  };
  const auto sample =
      GENERATE(Sample{"generic-long", "generic-long", 4, 15}, Sample{"generic-wide", "generic-wide", 14, 15},
               Sample{"semicolon-decimal-comma", "semicolon-decimal-comma", 4, 15}, Sample{"chinese-long", "chinese-long", 4, 15},
               Sample{"two-section-log", "two-section-log", 1, 15}, Sample{"chinese-long-gbk", "chinese-long", 2, 15},
               Sample{"german-windows-1252", "semicolon-decimal-comma", 2, 15}, Sample{"logger-channels", "logger-channels", 1, 15},
               Sample{"report-sections-german", "report-sections", 2, 15}, Sample{"report-sections-portuguese", "report-sections", 2, 15});
  INFO(sample.file);
  const std::string text = tests::slurp(tests::sourcePath(std::string("data/samples/") + sample.file + ".csv"));
  const auto best = devices::bestProfile(text, tests::shippedProfiles(), tests::beijing());
  REQUIRE(best.ok());
  CHECK(best->profile->name == sample.profile);
  CHECK(best->confidence >= 90);
  const auto read = readText(text, *best->profile);
  INFO(describe(read));
  CHECK(read.bad.empty());
  REQUIRE(read.tests.size() == sample.tests);
  for (const auto& test : read.tests) {
    CHECK(test.run.steps.size() == sample.steps);
    CHECK(test.serial.substr(0, 9) == "DEMO-BG4-");
    CHECK(test.bench == "TB-01");
    CHECK(test.run.unit.empty());
    CHECK(test.run.bench.empty());
  }
}

TEST_CASE("a flow carries the gas and reference state of its profile", "[devices][files]") {
  const auto read = readText(tests::slurp(tests::sourcePath("data/samples/generic-wide.csv")), shippedProfile("generic-wide"));
  const auto* step = read.tests.at(0).run.find("constant-dosage");
  REQUIRE(step);
  const auto& value = step->attempts.at(0).reading.value;
  REQUIRE(value);
  CHECK(value->unit == core::Unit::litrePerMinute);
  REQUIRE(value->flow);
  CHECK(value->flow->text() == "O2 actual");
}

TEST_CASE("the sample with bad lines gives each of them back with its reason, and the rest as tests", "[devices][files]") {
  const auto read = readText(tests::slurp(tests::sourcePath("data/samples/bad-lines.csv")), shippedProfile("generic-long"));
  std::vector<std::string> codes;
  for (const auto& bad : read.bad) codes.push_back(std::to_string(bad.line) + " " + bad.problem.code);
  CHECK(codes == std::vector<std::string>{"5 missing-unit", "6 cut-line", "7 unknown-unit", "8 not-a-number", "9 too-many-cells",
                                          "10 unknown-channel", "11 not-a-number", "12 bad-date", "13 missing-serial", "14 cut-line"});
  REQUIRE(read.tests.size() == 2);
  CHECK(read.tests[0].serial == "DEMO-BG4-0014");
  CHECK(read.tests[0].lines == std::vector<int>{2, 3, 4, 15});
  CHECK(read.tests[0].badLines == std::vector<int>{5, 7, 8, 10, 11});  // of those that say whose they are
  CHECK(read.tests[1].serial == "DEMO-BG4-9999");
  for (const auto& bad : read.bad) {
    CHECK_FALSE(bad.text.empty());
    CHECK_FALSE(bad.problem.remedy.empty());
    CHECK(bad.problem.where.line == bad.line);
  }
}

TEST_CASE("rows of two benches mixed into one file fall apart into their tests", "[devices][files]") {
  std::string text = kLongHeading;
  for (const char* step : {"Leak test", "Relief valve", "Minimum valve"}) {
    text += row("A1", "08:00", step, "0.4", "mbar");
    text += row("B2", "08:00", step, "0.5", "mbar");
  }
  const auto read = readText(text, shippedProfile("generic-long"));
  REQUIRE(read.tests.size() == 2);
  CHECK(read.tests[0].lines == std::vector<int>{2, 4, 6});
  CHECK(read.tests[1].lines == std::vector<int>{3, 5, 7});
}

TEST_CASE("a step measured twice keeps both attempts in their order", "[devices][files]") {
  const auto read = readText(kLongHeading + row("A1", "08:00", "Leak test", "1.4", "mbar") + row("A1", "08:00", "Leak test", "0.40", "mbar"),
                             shippedProfile("generic-long"));
  const auto* step = read.tests.at(0).run.find("positive-leak");
  REQUIRE(step);
  REQUIRE(step->attempts.size() == 2);
  CHECK(step->attempts[1].reading.value->text() == "0.40 mbar");
}

TEST_CASE("a line that comes back long after its test was closed is refused, not made a second test", "[devices][files]") {
  std::string text = kLongHeading + row("A1", "08:00", "Leak test", "0.4", "mbar");
  for (int i = 0; i < 200; ++i) text += row("B" + std::to_string(i), "08:00", "Leak test", "0.4", "mbar");
  text += row("A1", "08:00", "Relief valve", "4.4", "mbar");
  const auto read = readText(text, shippedProfile("generic-long"));
  CHECK(read.tests.size() == 201);
  REQUIRE(read.bad.size() == 1);
  CHECK(read.firstBad() == "scattered-test");
}

TEST_CASE("with a time in each row a long pause starts the next test", "[devices][files]") {
  const std::string head = "TAG,DEMO-BG4-0013\nINSTRUMENT,TB-01\nNO,DATE,TIME,POINT,READING,UNITS\n";
  const auto read = readText(head +
                                 "1,06/03/2026,08:00,POSITIVE-LEAK,0.4,mbar\n2,06/03/2026,08:29,RELIEF-VALVE,4.4,mbar\n"
                                 "3,06/03/2026,09:00,POSITIVE-LEAK,0.3,mbar\n",
                             shippedProfile("two-section-log"));
  REQUIRE(read.tests.size() == 2);
  CHECK(core::text(read.tests[0].run.startedAt) == "2026-03-06T00:00:00Z");
  CHECK(core::text(*read.tests[0].run.finishedAt) == "2026-03-06T00:29:00Z");
  CHECK(read.tests[0].serial == "DEMO-BG4-0013");
}

TEST_CASE("a flow whose state nobody stated is refused, also where the unit stands in the line", "[devices][files]") {
  const auto read = readText(kLongHeading + row("A1", "08:00", "Leak test", "0.4", "L/min"), shippedProfile("generic-long"));
  CHECK(read.firstBad() == "missing-flow-state");
}

TEST_CASE("a heading that contradicts the profile's unit refuses the file", "[devices][files]") {
  const auto profile = tests::profileOf(
      "format = 1\nname = \"x\"\nshape = \"wide\"\nprocedure = \"p\"\n[file]\nseparator = \",\"\n[apparatus]\ncolumn = \"Serial\"\n[bench]\nfixed = "
      "\"B\"\n"
      "[started]\ncolumn = \"Start\"\nform = \"iso\"\n[[step]]\nstep = \"leak\"\ncolumn = \"Leak\"\nunit = \"mbar\"\n");
  CHECK(readText("Serial,Start,Leak [mbar]\nA,2026-03-02 08:00,0.4\n", profile).tests.size() == 1);
  CHECK(readText("Serial,Start,Leak [Pa]\nA,2026-03-02 08:00,40\n", profile).refused.at(0).code == "two-units");
  CHECK(readText("Serial,Start,Leak [Pa],Leak [mbar]\nA,2026-03-02 08:00,40,0.4\n", profile).refused.at(0).code == "doubled-heading");
}

TEST_CASE("a change written as two values keeps both and loses in the right direction", "[devices][files]") {
  const auto profile = tests::profileOf(
      "format = 1\nname = \"x\"\nshape = \"wide\"\nprocedure = \"p\"\n[file]\nseparator = \",\"\n[apparatus]\ncolumn = \"Serial\"\n[bench]\nfixed = "
      "\"B\"\n"
      "[started]\ncolumn = \"Start\"\nform = \"iso\"\n[[step]]\nstep = \"leak\"\nstart_column = \"p0\"\nend_column = \"p60\"\nunit = \"mbar\"\n");
  const auto read = readText("Serial,Start,p0,p60\nA,2026-03-02 08:00,7.0,6.4\nB,2026-03-02 08:00,-10.0,-9.3\nC,2026-03-02 08:00,7.0,\n", profile);
  REQUIRE(read.tests.size() == 2);
  const auto reading = [&](int i) { return read.tests[static_cast<std::size_t>(i)].run.steps[0].attempts[0].reading; };
  CHECK(reading(0).value->text() == "0.6 mbar");
  CHECK(reading(0).start->text() == "7.0 mbar");
  CHECK(reading(1).value->text() == "0.7 mbar");  // a vacuum is lost upwards
  CHECK(read.firstBad() == "empty");
}

namespace {

devices::Profile twoSteps(const std::string& file, const std::string& leak = "Leak", const std::string& alarm = "Alarm") {
  return tests::profileOf(
      "format = 1\nname = \"two-steps\"\nshape = \"wide\"\nprocedure = \"bg4-full\"\n[file]\nseparator = \";\"\n" + file +
      "[apparatus]\ncolumn = \"Set\"\n[bench]\nfixed = \"TB-01\"\n[started]\ncolumn = \"Start\"\nform = \"iso\"\n[words]\nworks = "
      "\"ok\"\n[[step]]\nstep = \"positive-leak\"\ncolumn = \"" +
      leak + "\"\n[[step]]\nstep = \"residual-warning\"\ncolumn = \"" + alarm + "\"\nreads = \"works\"\n");
}

}  // namespace

TEST_CASE("units may stand in a line of their own below the heading", "[devices][files]") {
  const std::string file = "Set;Start;Leak;Alarm\n;;（Pa）;\nSN1;2026-03-02 08:00;35.5;ok\nSet;Start;Leak;Alarm\nSN2;2026-03-02 08:30;40;ok\n";
  const auto read = readText(file, twoSteps("units_below = true\n"));
  INFO(describe(read));
  REQUIRE(read.tests.size() == 2);
  CHECK(read.tests[0].run.find("positive-leak")->attempts.at(0).reading.value->text() == "35.5 Pa");
  CHECK(read.bad.empty());
  // A line without any unit is a line of data: it is not swallowed.
  const auto none = readText("Set;Start;Leak;Alarm\nSN1;2026-03-02 08:00;35.5;ok\n", twoSteps("units_below = true\n"));
  REQUIRE(none.refused.size() == 1);
  CHECK(none.refused.front().code == "no-units-below");
}

TEST_CASE("a heading with a slip of the pen is told, and so is a column nobody reads", "[devices][files]") {
  const auto read = readText("Set;Start;Leak [mbar];Alarm;Remark;\nSN1;2026-03-02 08:00;0.4;ok;tight;\n", twoSteps("", "Leek"));
  REQUIRE(read.tests.size() == 1);
  CHECK(read.summary.absentSteps == std::vector<std::string>{"positive-leak"});
  CHECK(read.summary.unreadColumns == std::vector<std::string>{"Leak [mbar]", "Remark"});
}

TEST_CASE("what stands in brackets behind a heading is no part of its name, whether or not it is a unit", "[devices][files]") {
  const auto read = readText("Set;Start;Leak [mbar/min];Alarm (yes/no)\nSN1;2026-03-02 08:00;0.4 mbar;ok\n", twoSteps(""));
  INFO(describe(read));
  REQUIRE(read.tests.size() == 1);
  CHECK(read.tests[0].run.steps.size() == 2);
  // Two columns that differ only there must be written whole.
  const auto doubled = readText("Set;Start;Leak [start];Leak [end];Alarm\nSN1;2026-03-02 08:00;7;6;ok\n", twoSteps(""));
  REQUIRE(doubled.refused.size() == 1);
  CHECK(doubled.refused.front().code == "doubled-heading");
}

TEST_CASE("a file that is not what it says is refused whole", "[devices][files]") {
  using namespace std::string_literals;
  const auto code = [](const std::string& head) {
    const auto best = devices::bestProfile(head, tests::shippedProfiles(), tests::beijing());
    return best ? "taken as " + best->profile->name : best.problems().front().code;
  };
  CHECK(code("") == "empty");
  CHECK(code("PK\x03\x04rest") == "a-workbook");
  CHECK(code("%PDF-1.4") == "a-pdf");
  CHECK(code("\xFF\xFES\0e\0"s) == "not-utf8");
  CHECK(code("Serial\0,Start\n"s) == "not-text");
  CHECK(code("name,age\nbob,4\n") == "unknown-file");
  CHECK(code(kLongHeading + "x,y,z,q,w,e\n") == "unknown-file");  // the heading fits, not one line does
  CHECK(readText("name,age\nbob,4\n", shippedProfile("generic-long")).refused.at(0).code == "no-heading");
}

TEST_CASE("two profiles that fit equally well leave the choice to the person", "[devices][files]") {
  const std::vector<devices::Profile> twice{shippedProfile("generic-long"), shippedProfile("generic-long")};
  const auto best = devices::bestProfile(tests::slurp(tests::sourcePath("data/samples/generic-long.csv")), twice, tests::beijing());
  REQUIRE_FALSE(best);
  CHECK(best.problems()[0].code == "ambiguous-file");
}

TEST_CASE("reading stops when it is cancelled and says so", "[devices][files]") {
  std::string text = kLongHeading;
  for (int i = 0; i < 1000; ++i) text += row("B" + std::to_string(i), "08:00", "Leak test", "0.4", "mbar");
  std::istringstream in(text);
  std::stop_source stop;
  int tests = 0;
  const auto read = devices::readTests(in, shippedProfile("generic-long"), tests::beijing(),
                                       {[&](devices::RawTest&&) {
                                          if (++tests == 10) stop.request_stop();
                                        },
                                        {},
                                        {}},
                                       stop.get_token());
  REQUIRE(read.ok());
  CHECK(read->cancelled);
  CHECK(tests == 10);
}

TEST_CASE("the registry's readers recognise nothing in noise and their own in the samples", "[devices]") {
  for (const auto& reader : devices::fileReaders()) {
    CHECK(reader.recognise("\x01\x02\x03 noise", tests::shippedProfiles(), tests::beijing()).at(0).confidence == 0);
    CHECK(reader.recognise(tests::slurp(tests::sourcePath("data/samples/generic-long.csv")), tests::shippedProfiles(), tests::beijing())
              .at(0)
              .confidence > devices::kSure);
  }
}

// A golden pair is <name>.csv with <name>.expected.txt beside it, and <name>.toml where no shipped profile fits. To add one: put
// the file there, run the test with MUSTER_REWRITE_GOLDEN=1, and read what it wrote before you keep it.
TEST_CASE("golden files are read as their expected texts say", "[devices][files][golden]") {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(tests::sourcePath("tests/golden/csv")))
    if (entry.path().extension() == ".csv") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  REQUIRE(files.size() >= 4);
  for (auto file : files) {
    INFO(file.string());
    const std::string text = tests::slurp(file.string());
    const auto own = std::filesystem::path(file).replace_extension(".toml");
    std::string described;
    if (std::filesystem::exists(own)) {
      described = "profile " + own.filename().string() + "\n" + describe(readText(text, tests::profileOf(tests::slurp(own.string()))));
    } else {
      const auto best = devices::bestProfile(text.substr(0, devices::kHeadBytes), tests::shippedProfiles(), tests::beijing());
      if (best)
        described = "profile " + best->profile->name + " " + std::to_string(best->confidence) + "\n" + describe(readText(text, *best->profile));
      else
        for (const auto& problem : best.problems()) described += "refused: " + problem.code + ": " + core::english(problem.text) + "\n";
    }
    const auto expected = file.replace_extension(".expected.txt");
    if (std::getenv("MUSTER_REWRITE_GOLDEN")) std::ofstream(expected, std::ios::binary) << described;
    CHECK(described == tests::slurp(expected.string()));
  }
}
