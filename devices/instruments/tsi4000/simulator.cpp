#include <cstdio>

#include "devices/framing/line.h"
#include "devices/instruments/tsi4000/codec.h"
#include "devices/instruments/tsi4000/driver.h"
#include "devices/simulation/question_simulator.h"

namespace muster::devices::tsi4000 {
namespace {

class TsiSimulator : public QuestionSimulator {
 public:
  // Questions end with CR; a line feed is ignored.
  explicit TsiSimulator(const SimulatedInstrument& what) : QuestionSimulator(what, cutLines(kEnds)) {}

 private:
  std::string one(const std::string& frame, Moment now) override { return answerTo(std::string(lineOf(frame, kEnds)), now); }

  std::string answerTo(const std::string& question, Moment now) const {
    if (question == "?") return "OK\r\n";
    if (question == "MN") return said(what_.model.id);
    if (question == "SN") return said(what_.serial);
    if (question == "REV") return said("1.0-SIM");
    if (question == "DATE") return said("01/15/26");
    if (question == "RU") return said(state().kind == core::FlowState::Kind::standard ? "S" : "V");
    if (question == "RG") return said(state().gas == core::Gas::oxygen ? "1" : state().gas == core::Gas::air ? "0" : "6");
    if (question == "DAFTP0001") return said(sample(now));
    return "ERR1\r\n";
  }

  static std::string said(const std::string& text) { return "OK\r\n" + text + "\r\n"; }

  const Channel* flow() const {
    for (const auto& channel : what_.model.channels) {
      if (channel.dimension == core::Dimension::flow) return &channel;
    }
    return nullptr;
  }
  core::FlowState state() const { return flow() && flow()->flow ? *flow()->flow : core::FlowState{}; }

  std::string sample(Moment now) const {
    const int decimals = decimalsOf(what_.model) == 3 ? 3 : 2;
    double value = what_.apparatus.flowSeen(state(), decimals, now).approximate();
    if (what_.overRange) value = (flow() && flow()->to ? flow()->to->value.approximate() : 300) * 1.07;
    char text[96];
    std::snprintf(text, sizeof text, "%.*f,%.2f,%.2f", decimals, value < 0 ? 0.0 : value, what_.apparatus.celsius(now),
                  101.325 + what_.apparatus.pascal(now) / 1000);
    return text;
  }
};

}  // namespace

std::unique_ptr<Simulator> simulator(const SimulatedInstrument& what) { return std::make_unique<TsiSimulator>(what); }

}  // namespace muster::devices::tsi4000
