// Digital calibration certificates: what a laboratory writes in XML is offered as the points of its printed sheet, or refused with its line.
#include "devices/files/dcc.h"

#include "devices/files/dsi.h"
#include "tests/devices/files/reading_support.h"
#include "tests/support/catch.h"

using namespace muster;

namespace {

std::string sample(const std::string& version) { return tests::slurp(tests::sourcePath("data/samples/dcc-" + version + ".xml")); }

std::string changed(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::string code(const std::string& xml) {
  const auto read = devices::readDcc(xml);
  return read ? "read" : read.problems().front().code;
}

std::string textOf(const core::CalibrationPoint& point) {
  const auto text = [](const std::optional<core::Quantity>& one) { return one ? one->text() : std::string("-"); };
  return point.nominal.text() + " | " + text(point.asFound) + " | " + text(point.asLeft) + " | " + text(point.uncertainty);
}

std::vector<std::string> points(const devices::Dcc& dcc) {
  std::vector<std::string> out;
  for (const auto& point : dcc.points) out.push_back(textOf(point));
  return out;
}

std::string si(const char* number, const char* unit) {
  const auto read = devices::readDsi(number, unit);
  return read ? read->text() : read.problems().front().code;
}

}  // namespace

TEST_CASE("a certificate with true and shown values gives the errors between them", "[devices][files][dcc]") {
  const auto read = devices::readDcc(sample("3.1.2"));
  REQUIRE(read);
  CHECK(read->number == "EX-312-0042");
  CHECK(read->laboratory == "Example Laboratory for Pressure");
  CHECK(read->serials == std::vector<std::string>{"SN-4711", "TB-01"});
  CHECK(core::text(*read->issued) == "2026-02-10");  // not stated: the day the work ended
  CHECK(read->coverage == "2");
  CHECK(points(*read) == std::vector<std::string>{"-10.00 mbar | 0.10 mbar | - | 0.05 mbar", "0.00 mbar | 0.00 mbar | - | 0.05 mbar",
                                                  "10.00 mbar | 0.30 mbar | - | 0.06 mbar"});
}

TEST_CASE("what was measured before and after the adjustment is one point with both errors, whatever the prefixes", "[devices][files][dcc]") {
  const auto read = devices::readDcc(sample("3.2.1"));
  REQUIRE(read);
  CHECK(core::text(*read->issued) == "2026-02-12");
  CHECK(points(*read) == std::vector<std::string>{"0 mbar | 0.00 mbar | 0.00 mbar | 0.05 mbar", "10 mbar | 0.30 mbar | 0.02 mbar | 0.05 mbar",
                                                  "20 mbar | 0.50 mbar | 0.04 mbar | 0.07 mbar"});
}

TEST_CASE("single values, exponents and a flow in cubic metres are brought to our units with every digit", "[devices][files][dcc]") {
  const auto read = devices::readDcc(sample("3.3.0"));
  REQUIRE(read);
  CHECK(read->coverage == "2.1");
  CHECK(points(*read) == std::vector<std::string>{"1.5 L/min | 0.03 L/min | - | 0.015 L/min", "1.00 kPa | 0.02 kPa | - | 0.01 kPa"});
}

TEST_CASE("a figure of the D-SI keeps its digits or is refused", "[devices][files][dcc]") {
  CHECK(si("1.90", "\\hecto\\pascal") == "1.90 mbar");
  CHECK(si("1.0e3", "\\pascal") == "1000 Pa");
  CHECK(si("-2.5E-1", "\\bar") == "-0.25 bar");
  CHECK(si("1", "\\furlong") == "unknown-unit");
  CHECK(si("1", "\\metre\\tothe{3}\\hour\\tothe{-1}") == "unknown-unit");  // a third of a litre has no end
  CHECK(si("1,5", "\\pascal") == "not-a-number");
  CHECK(si("NaN", "\\pascal") == "not-a-number");
  CHECK(si("1e99", "\\pascal") == "too-many-digits");
  CHECK(si("1e", "\\pascal") == "not-a-number");
}

TEST_CASE("a certificate that is not certain is refused, with its line where one is to blame", "[devices][files][dcc]") {
  const std::string good = sample("3.2.1");
  CHECK(code("") == "not-xml");
  CHECK(code("Serial;Start\n1;2\n") == "not-xml");
  CHECK(code("<other/>") == "not-a-dcc");
  CHECK(code(changed(good, "https://ptb.de/dcc", "https://example.org/dcc")) == "not-a-dcc");
  CHECK(code(changed(good, "\"3.2.1\"", "\"2.4.0\"")) == "dcc-version");
  CHECK(code(changed(good, "0.00 0.30 0.50", "0.00 0.30")) == "list-lengths");
  CHECK(code(changed(good, "0.00 0.30 0.50", "0.00 0,30 0.50")) == "not-a-number");
  CHECK(code(changed(good, "basic_measurementError", "basic_other")) == "read");  // the state after the adjustment is still there
  CHECK(code(changed(sample("3.1.2"), "basic_measuredValue", "basic_other")) == "no-points");
  CHECK(code(changed(good, "by hand", "by \xFF hand")) == "not-utf8");
  CHECK(code(good.substr(0, good.size() / 2)) == "not-xml");
  const auto refused = devices::readDcc(changed(good, "0.00 0.30 0.50", "0.00 0.3x 0.50"));
  REQUIRE_FALSE(refused);
  const auto line = refused.problems().front().where.line;
  const auto before = good.substr(0, good.find("0.00 0.30 0.50"));
  CHECK(line == 1 + std::count(before.begin(), before.end(), '\n'));
}

TEST_CASE("what a certificate says otherwise than it is asked for is told and not guessed", "[devices][files][dcc]") {
  const auto remarks = [](const std::string& xml) {
    std::string all;
    const auto read = devices::readDcc(xml);
    REQUIRE(read);
    for (const auto& remark : read->remarks) all += core::english(remark) + "\n";
    return all;
  };
  CHECK(remarks(sample("3.2.1")).empty());
  CHECK(remarks(sample("3.1.2")) == "it does not say when it was issued: 2026-02-10, the day the work was done, stands instead\n");
  const std::string single = sample("3.3.0");
  // The second point alone: its standard uncertainty in place of the expanded one.
  std::string standard = single;
  const auto second = standard.rfind("<si:expandedMU>"), end = standard.rfind("</si:expandedMU>");
  standard.replace(second, end - second + 16, "<si:standardMU><si:valueStandardMU>0.005</si:valueStandardMU></si:standardMU>");
  CHECK(remarks(standard) ==
        "1 of its quantities have a standard uncertainty or an interval only: no U is taken from them\n"
        "some of its points have no uncertainty U\n");
  CHECK(points(*devices::readDcc(standard)).at(1) == "1.00 kPa | 0.02 kPa | - | -");
  CHECK(remarks(changed(single, "<si:coverageFactor>2.1<", "<si:coverageFactor>2.0<")) == "it states more than one coverage factor: 2.0, 2.1\n");
  CHECK(remarks(changed(sample("3.2.1"), "basic_measurementError", "basic_other")) ==
        "1 of its results have no true value with an error and are left out: Points\n");
}

TEST_CASE("entities of its own, depth and size are bounded", "[devices][files][dcc]") {
  const std::string good = sample("3.1.2");
  CHECK(code(changed(good, "<dcc:digital", "<!DOCTYPE x [<!ENTITY lab SYSTEM \"file:///etc/passwd\">]>\n<dcc:digital")) == "has-doctype");
  std::string deep, back;
  for (int i = 0; i < 5000; ++i) deep += "<a>", back += "</a>";
  CHECK(code(changed(good, "by hand", deep + back)) == "too-deep");
  CHECK(code(good + std::string(devices::kLargestDcc, ' ')) == "too-large");
}
