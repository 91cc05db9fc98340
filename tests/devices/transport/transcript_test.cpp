// A recorded talk as text: written, read back the same, refused where it is damaged.
#include "devices/transport/transcript.h"

#include "tests/support/catch.h"

using namespace muster;
using namespace muster::devices;
using namespace std::string_literals;

namespace {

Transcript talk() {
  Transcript transcript;
  transcript.head = {{"instrument", "manometer"}, {"model", "const-681"}, {"started", "2026-03-04T05:06:07Z"}};
  transcript.pieces = {{Moment{0}, true, "255:R:MRMD:1\r\n"}, {Moment{250'113}, false, "\0\xFF\n"s}, {Moment{61'000'001}, false, ""}};
  return transcript;
}

int lineRefused(const std::string& text) {
  const auto read = Transcript::parse(text);
  if (read) return 0;
  CHECK(read.problems().front().code == "not-a-transcript");
  CHECK_FALSE(read.problems().front().remedy.empty());
  return read.problems().front().where.line;
}

}  // namespace

TEST_CASE("A recorded talk is text with time, direction and every byte, and is read back the same", "[transport]") {
  const std::string text = talk().text();
  CHECK(text.find("# instrument: manometer\n") != std::string::npos);
  CHECK(text.find("+0.000000 > 3235353A523A4D524D443A310D0A\n") != std::string::npos);
  CHECK(text.find("+0.250113 < 00FF0A\n") != std::string::npos);
  const auto read = Transcript::parse(text);
  REQUIRE(read);
  CHECK(*read == talk());
  CHECK(read->text() == text);
}

TEST_CASE("A recorded talk that went through another system's editor is read all the same", "[transport]") {
  const auto read = Transcript::parse("# model: a: b\r\n\r\n+1.000000 < 41\r\n+1.500000 > 42");
  REQUIRE(read);
  CHECK(read->head.at("model") == "a: b");
  CHECK(read->pieces == std::vector<Transcript::Piece>{{Moment{1'000'000}, false, "A"}, {Moment{1'500'000}, true, "B"}});
  CHECK(Transcript::parse("")->pieces.empty());
}

TEST_CASE("A damaged line of a recorded talk is refused and named", "[transport]") {
  for (const auto* line :
       {"0.000000 > 41", "+0.000000 = 41", "+0.000000 >41", "+0.000000 > 4", "+0.000000 > 4g", "+0.000000 > 4a", "+0.00000 > 41", "+.000000 > 41",
        "+-1.000000 > 41", "+1 > 41", "+0.0000000 > 41", "+12345678901.000000 > 41", "+0.000000 >", "+", "> 41", "text"}) {
    INFO(line);
    CHECK(lineRefused("# model: x\n+0.000000 > 41\n"s + line + "\n+1.000000 < 42\n") == 3);
  }
}
