#include <algorithm>
#include <cmath>

#include "devices/framing/line.h"
#include "devices/instruments/portacount8020/codec.h"
#include "devices/instruments/portacount8020/driver.h"
#include "devices/simulation/question_simulator.h"

namespace muster::devices::portacount {
namespace {

constexpr Moment kEvery = std::chrono::milliseconds(200);  // the real one takes a second: nobody need wait here
constexpr double kRoom = 2290, kMask = 5.62;
constexpr int kTube = 4;  // lines until the air of before is gone

class PortaCountSimulator : public QuestionSimulator {
 public:
  explicit PortaCountSimulator(const SimulatedInstrument& what) : QuestionSimulator(what, cutLines(kEnds)) {}

  std::string unasked(Moment now) override {
    if (!sends_ || now < due_) return {};
    due_ = now + kEvery;
    const double left = std::max(0, kTube - sinceTurned_++) / static_cast<double>(kTube);
    const double here = room_ ? kRoom : kMask, before = room_ ? kMask : kRoom;
    const double swing = 1 + 0.01 * std::sin(static_cast<double>(now.count()) / 3e6);
    return writeConcentration(what_.overRange ? 999999.99 : (left * before + (1 - left) * here) * swing) + "\r\n";
  }

 private:
  std::string one(const std::string& frame, Moment now) override { return answerTo(std::string(lineOf(frame, kEnds)), now) + "\r\n"; }

  std::string answerTo(const std::string& command, Moment now) {
    if (command == "J") {
      if (external_) return "EJ";
      external_ = true, turn(false);
      return "OK";
    }
    if (!external_) return "E" + command;
    if (command == "G") external_ = sends_ = false;
    if (command == "ZE") sends_ = true, due_ = now + kEvery;
    if (command == "ZD") sends_ = false;
    if (command == "VN" || command == "VF") turn(command == "VN");
    if (command == "R") return "RGG";
    if (command == "Q") return "QN";
    if (command == "S")
      return "STPA  00004\r\nSTA   00005\r\nSTPM  00011\r\nSTM0100040\r\nSP 0100100\r\nSS   " + what_.serial + "\r\nSR   00123\r\nSD 00726";
    for (const auto* known : {"G", "ZE", "ZD", "VN", "VF"}) {
      if (command == known) return command;
    }
    return "E" + command;
  }
  void turn(bool toRoom) {
    if (room_ != toRoom) sinceTurned_ = 0;
    room_ = toRoom;
  }

  bool external_ = false, sends_ = false, room_ = false;
  int sinceTurned_ = 0;
  Moment due_{0};
};

}  // namespace

std::unique_ptr<Simulator> simulator(const SimulatedInstrument& what) { return std::make_unique<PortaCountSimulator>(what); }

}  // namespace muster::devices::portacount
