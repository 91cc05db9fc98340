// Loggers and printed reports: a block of names and values above the heading, several channels, several reports in one file.
#include "tests/devices/files/reading_support.h"
#include "tests/support/catch.h"

using namespace muster;
using tests::readText;
using tests::shippedProfile;

namespace {

std::string sample(const std::string& name) { return tests::slurp(tests::sourcePath("data/samples/" + name + ".csv")); }

std::string changed(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

const core::Reading& reading(const devices::RawTest& test, const char* step) {
  const auto* found = test.run.find(step);
  REQUIRE(found);
  return found->attempts.at(0).reading;
}

const std::string kReport =
    "Prüfbericht;1\nGerätenummer;A1\nPrüfgerät;TB-01\nBeginn;12.03.2026 08:00\nPrüfschritt;Messwert;Einheit;Ergebnis\n"
    "Dichtprüfung;0,2;mbar;bestanden\nSelbsttest;;;bestanden\n";

}  // namespace

TEST_CASE("a logger's block says the unit of each channel, and each step is read from its own", "[devices][files][sections]") {
  const auto read = readText(sample("logger-channels"), shippedProfile("logger-channels"));
  REQUIRE(read.tests.size() == 1);
  CHECK(reading(read.tests[0], "positive-leak").value->text() == "0.2 mbar");
  CHECK(reading(read.tests[0], "constant-dosage").value->text() == "1.59 L/min");
  CHECK(reading(read.tests[0], "bypass").works == true);
  const auto pascal = readText(changed(sample("logger-channels"), "PRESSURE,mbar", "PRESSURE,Pa"), shippedProfile("logger-channels"));
  CHECK(reading(pascal.tests.at(0), "positive-leak").value->text() == "0.2 Pa");
  // A channel that the block does not name has no unit: nothing of the file is taken for another channel's.
  const auto silent = readText(changed(sample("logger-channels"), "CHANNEL,2,FLOW,L/min\n", ""), shippedProfile("logger-channels"));
  REQUIRE(silent.refused.size() == 1);
  CHECK(silent.refused.front().code == "missing-preface");
}

TEST_CASE("seconds since the start become the time of each reading", "[devices][files][sections]") {
  const auto read = readText(sample("logger-channels"), shippedProfile("logger-channels"));
  CHECK(core::text(read.tests.at(0).run.startedAt) == "2026-03-06T05:30:00.5Z");
  CHECK(core::text(*reading(read.tests[0], "last-look").at) == "2026-03-06T05:44:00.5Z");
  const auto minutes = readText(changed(sample("logger-channels"), "NO,SECONDS", "NO,ELAPSED [min]"), shippedProfile("logger-channels"));
  REQUIRE_FALSE(minutes.tests.empty());
  CHECK(core::text(*reading(minutes.tests[0], "look-over").at) == "2026-03-06T05:30:30Z");
  const auto bad = readText(changed(sample("logger-channels"), "60.5", "-60.5"), shippedProfile("logger-channels"));
  CHECK(bad.firstBad() == "bad-time");
  CHECK(readText(changed(sample("logger-channels"), "60.5", "later"), shippedProfile("logger-channels")).firstBad() == "not-a-number");
}

TEST_CASE("a printed report in German and one in Portuguese say the same", "[devices][files][sections]") {
  for (const char* name : {"report-sections-german", "report-sections-portuguese"}) {
    INFO(name);
    const auto read = readText(sample(name), shippedProfile("report-sections"));
    REQUIRE(read.tests.size() == 2);
    CHECK(reading(read.tests[1], "positive-leak").value->text() == "0.2 mbar");
    CHECK(reading(read.tests[1], "drain-valve").value->text() == "1000.0 Pa");
    CHECK(reading(read.tests[1], "self-test").works == true);
    CHECK(read.tests[1].run.climate.temperature->text() == "20.5 °C");
    CHECK(read.tests[0].serial != read.tests[1].serial);
    CHECK(read.tests[0].run.startedAt != read.tests[1].run.startedAt);
  }
  const auto fails = readText(changed(kReport, "Selbsttest;;;bestanden", "Selbsttest;;;nicht bestanden"), shippedProfile("report-sections"));
  CHECK(reading(fails.tests.at(0), "self-test").works == false);
  // The report's own verdict beside a value decides nothing: the value is kept, the rules judge.
  CHECK_FALSE(reading(fails.tests.at(0), "positive-leak").works);
}

TEST_CASE("a report takes nothing from the one before it", "[devices][files][sections]") {
  const auto& profile = shippedProfile("report-sections");
  const auto read = readText(kReport + changed(changed(kReport, "A1", "B2"), "Prüfgerät;TB-01\n", ""), profile);
  REQUIRE(read.tests.size() == 1);
  CHECK(read.tests[0].serial == "A1");
  REQUIRE_FALSE(read.bad.empty());
  for (const auto& bad : read.bad) CHECK(bad.problem.code == "missing-preface");
  CHECK(read.summary.dataLines == read.summary.usedLines + read.bad.size());
}

TEST_CASE("a report whose heading is damaged is told line by line, first, between or last", "[devices][files][sections]") {
  const auto& profile = shippedProfile("report-sections");
  const std::string headless = changed(changed(kReport, "A1", "LOST"), "Prüfschritt;Messwert", "Prüfschr");
  const std::string good = changed(kReport, "A1", "B2");
  for (const std::string& file : {headless + good + good, good + headless + kReport, kReport + good + headless}) {
    const auto read = readText(file, profile);
    INFO(describe(read));
    for (const auto& test : read.tests) CHECK(test.serial != "LOST");
    CHECK(read.bad.size() == 7);
    for (const auto& bad : read.bad) CHECK(bad.problem.code == "no-heading");
    CHECK(read.summary.dataLines == read.summary.usedLines + read.bad.size());
  }
}

TEST_CASE("two reports of one apparatus are two tests, however close", "[devices][files][sections]") {
  const auto read = readText(kReport + kReport, shippedProfile("report-sections"));
  INFO(describe(read));
  CHECK(read.tests.size() == 2);
  CHECK(read.bad.empty());
}
