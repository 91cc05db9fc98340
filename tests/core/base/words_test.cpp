// Messages, problems, identifiers: what people read.
#include "core/base/identifier.h"
#include "core/base/message.h"
#include "core/base/problem.h"
#include "tests/support/catch.h"

using namespace muster::core;

TEST_CASE("a sentence is filled with its places, in Chinese where there are words", "[core][base]") {
  const auto sentence = msg("{part} at {pressure}, needs {limit}", {{"part", Text("cylinder", "气瓶")}, {"pressure", "16.4 MPa"}});
  CHECK(english(sentence) == "cylinder at 16.4 MPa, needs {limit}");
  CHECK(fill("{part}压力{pressure}", sentence, true) == "气瓶压力16.4 MPa");
  CHECK(fill("{pressure}{pressure}", sentence, false) == "16.4 MPa16.4 MPa");
  CHECK(fill("{{part} {", sentence, false) == "{cylinder {");
  CHECK(fill("{", sentence, false) == "{");
  CHECK(msg("").empty());
}

TEST_CASE("what fills a place is not filled again", "[core][base]") { CHECK(english(msg("{a} {b}", {{"a", "{b}"}, {"b", "x"}})) == "{b} x"); }

TEST_CASE("a problem says where, what and what next", "[core][base]") {
  Problem problem{"unknown-serial", msg("nobody knows {code}", {{"code", "BG4-99"}}), msg("Register it first"), {"june.csv", 3, 14, "Serial"}};
  CHECK(english(problem) == "june.csv:3:14: Serial: nobody knows BG4-99. Register it first");
  problem.where = {"june.csv", 3, 0, ""};
  CHECK(english(problem) == "june.csv:3: nobody knows BG4-99. Register it first");
  problem.where = {};
  CHECK(english(problem) == "nobody knows BG4-99. Register it first");
  problem.where.field = "Serial";
  problem.remedy = {};
  CHECK(english(problem) == "Serial: nobody knows BG4-99");
  problem.text = msg("Which one?");
  problem.remedy = msg("Say it");
  CHECK(english(problem) == "Serial: Which one? Say it");
}

TEST_CASE("codes typed in gloves and scanned behind an input method come out the same", "[core][base]") {
  CHECK(parseCode(" bg4-07 ", "unit").value() == "BG4-07");
  CHECK(parseCode("ＢＧ４－０７", "unit").value() == "BG4-07");
  CHECK(parseCode("bg4−07\r\n", "unit").value() == "BG4-07");
  CHECK(parseCode("a/b_c.d", "unit").value() == "A/B_C.D");
  CHECK(parseCode("\u3000", "unit").problems().front().code == "empty");
  CHECK(parseCode("BG4 07", "unit").problems().front().code == "bad-code");
  CHECK(parseCode("氧-07", "unit").problems().front().code == "bad-code");
  CHECK(parseCode(std::string(48, 'A'), "unit").ok());
  CHECK(parseCode(std::string(49, 'A'), "unit").problems().front().code == "too-long");
  CHECK(parseCode("", "unit").problems().front().where.field == "unit");
}

TEST_CASE("a subject has one written form", "[core][base]") {
  for (const Subject& subject : {unit("BG4-07"), rack("R1"), squad("S/2"), person("P_003"), rules(), store()}) {
    CHECK(Subject::parse(subject.text()) == subject);
  }
  CHECK(unit("BG4-07").text() == "unit:BG4-07");
  CHECK(rules().text() == "rules");
  for (const char* wrong : {"", "unit", "unit:", "unit:bg4-07", "unit: BG4", "ghost:1", "rules:", "rules:x", "store:A", ":A"}) {
    INFO(wrong);
    CHECK_FALSE(Subject::parse(wrong));
  }
}
