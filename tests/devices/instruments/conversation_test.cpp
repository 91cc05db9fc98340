// One question, one answer: an echo is left out, an answer that looks like its question is not taken for one.
#include "devices/instruments/conversation.h"

#include "devices/framing/line.h"
#include "devices/transport/scripted_stream.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::devices;

namespace {

constexpr Patience kPatience{100};

std::string ask(Conversation& talk, std::string_view question) {
  const auto answer = talk.ask(question, kPatience);
  return answer ? *answer : answer.problems().front().code;
}

}  // namespace

TEST_CASE("On a line that gives no echo, an answer with the bytes of its question is an answer", "[instruments]") {
  ScriptedStream stream;
  Conversation talk(stream, stream, cutLines("\n"), Conversation::Echo::mayBe);
  stream.expect("who\n", "me\n").expect("zero\n", "zero\n");
  CHECK(ask(talk, "who\n") == "me\n");
  CHECK(ask(talk, "zero\n") == "zero\n");
}

TEST_CASE("On a line that echoes, the echo alone is no answer", "[instruments]") {
  ScriptedStream stream;
  Conversation talk(stream, stream, cutLines("\n"), Conversation::Echo::mayBe);
  stream.expect("who\n", "who\nme\n").expect("zero\n", "zero\nzero\n").expect("zero\n", "zero\n");
  CHECK(ask(talk, "who\n") == "me\n");
  CHECK(ask(talk, "zero\n") == "zero\n");
  CHECK(ask(talk, "zero\n") == "no-answer");
}

TEST_CASE("Where noise hid whether the line echoes, it is taken to echo", "[instruments]") {
  ScriptedStream stream;
  Conversation talk(stream, stream, cutLines("\n"), Conversation::Echo::mayBe);
  stream.expect("who\n", "\x01who\nme\n").expect("zero\n", "zero\n");
  CHECK(ask(talk, "who\n") == "me\n");
  CHECK(ask(talk, "zero\n") == "no-answer");
}
