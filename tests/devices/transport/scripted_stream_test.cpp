// The script that other tests stand on, and the recording that becomes one: each way to go wrong is told.
#include "devices/transport/scripted_stream.h"
#include "devices/transport/recording_stream.h"

#include "tests/support/catch.h"

using namespace muster;
using namespace muster::devices;
using Got = ByteStream::Got;

namespace {

std::string readOnce(ByteStream& stream, Patience patience = Patience{1000}) {
  std::string got;
  stream.read(got, patience);
  return got;
}

}  // namespace

TEST_CASE("A script answers what was asked as written, also when it is asked in pieces", "[transport]") {
  ScriptedStream script;
  script.expect("ask", {{"ans", Patience{10}}, {"wer", Patience{20}}});
  CHECK(script.write("as"));
  CHECK(script.write("k"));
  CHECK(readOnce(script) == "ans");
  CHECK(script.now() == Patience{10});
  CHECK(readOnce(script) == "wer");
  CHECK(script.now() == Patience{30});
  CHECK(script.complaint().empty());
}

TEST_CASE("In a script time passes only by waiting, and what is not due yet does not come", "[transport]") {
  ScriptedStream script;
  script.expect("ask", {{"late", Patience{500}}});
  script.write("ask");
  std::string got;
  CHECK(script.read(got, Patience{200}) == Got::nothing);
  CHECK(script.now() == Patience{200});
  CHECK(script.read(got, Patience{0}) == Got::nothing);
  CHECK(script.read(got, Patience{300}) == Got::bytes);
  CHECK(got == "late");
  CHECK(script.now() == Patience{500});
}

TEST_CASE("A wrong byte, a question too many, an answer unread and what was never used are complained of", "[transport]") {
  ScriptedStream wrong, tooMany, unread, unasked, leftOver;
  wrong.expect("ask", "answer").write("asx");
  CHECK(wrong.complaint() == "asked asx instead of ask");
  tooMany.write("ask");
  CHECK(tooMany.complaint() == "a question too many: ask");
  unread.expect("ask", "answer").expect("more", "answer").write("ask");
  unread.write("more");
  CHECK(unread.complaint() == "asked while an answer is unread: more");
  unasked.expect("ask", "answer");
  CHECK(unasked.complaint() == "never asked: ask");
  leftOver.expect("ask", "answer").write("ask");
  CHECK(leftOver.complaint() == "never read: answer");
}

TEST_CASE("An instrument that speaks unasked can be scripted, and a closed script is closed", "[transport]") {
  ScriptedStream script;
  script.comes("by itself", Patience{100});
  CHECK(readOnce(script) == "by itself");
  script.close();
  std::string got;
  CHECK(script.closed());
  CHECK(script.read(got, Patience{10}) == Got::closed);
  CHECK_FALSE(script.write("ask"));
}

TEST_CASE("A recording holds every byte with its time since the beginning, and plays again as a script", "[transport]") {
  ScriptedStream script;
  script.pass(Patience{5000});  // the recording begins later than the world
  script.expect("ask", {{"ans", Patience{10}}, {"wer", Patience{240}}}).expect("more", "yes");
  Transcript transcript;
  RecordingStream recording(script, script, transcript);
  recording.write("ask");
  CHECK(readOnce(recording) == "ans");
  std::string into = "before ";
  CHECK(recording.read(into, Patience{1000}) == Got::bytes);
  CHECK(into == "before wer");
  CHECK(recording.read(into, Patience{50}) == Got::nothing);  // nothing is not written down
  recording.write("more");
  CHECK(readOnce(recording) == "yes");
  const Moment ms{1000};
  CHECK(transcript.pieces ==
        std::vector<Transcript::Piece>{
            {0 * ms, true, "ask"}, {10 * ms, false, "ans"}, {250 * ms, false, "wer"}, {300 * ms, true, "more"}, {300 * ms, false, "yes"}});
  ScriptedStream again(Transcript::parse(transcript.text()).value());
  again.write("ask");
  CHECK(readOnce(again) == "ans");
  CHECK(readOnce(again) == "wer");
  CHECK(again.now() == 250 * ms);
  again.write("more");
  CHECK(readOnce(again) == "yes");
  CHECK(again.complaint().empty());
  recording.close();
  CHECK(script.closed());
}
