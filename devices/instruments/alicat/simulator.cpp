#include <array>
#include <cmath>
#include <cstdio>

#include "devices/instruments/alicat/codec.h"
#include "devices/instruments/alicat/driver.h"
#include "devices/instruments/refusals.h"
#include "devices/simulation/question_simulator.h"

namespace muster::devices::alicat {
namespace {

class AlicatSimulator : public QuestionSimulator {
 public:
  explicit AlicatSimulator(const SimulatedInstrument& what) : QuestionSimulator(what, cutAlicat()) {}

 private:
  std::string one(const std::string& frame, Moment now) override { return answerTo(lineOf(frame), now); }

  std::string answerTo(const std::string& question, Moment now) {
    const std::string mine = letterOf(what_.address);
    if (!question.starts_with(mine)) return {};  // for another meter on the line
    const std::string command = question.substr(mine.size());
    if (command.empty()) return poll(now);
    if (command == "VE") return mine + "   8v17.0-R23 Nov 20 2021,11:02:51\r";
    if (command == "$$V") {
      zero_ = what_.apparatus.litrePerMinute(now);
      return poll(now);
    }
    if (command == "$$PC") return poll(now);
    return "?\r";
  }

  core::FlowState state() const {
    for (const auto& channel : what_.model.channels) {
      if (channel.flow && channel.flow->kind == core::FlowState::Kind::standard) return *channel.flow;
    }
    for (const auto& channel : what_.model.channels) {
      if (channel.flow) return *channel.flow;
    }
    return {};
  }

  std::string poll(Moment now) const {
    const auto flow = state();
    core::FlowState actual = flow;
    actual.kind = core::FlowState::Kind::actual;
    const double psi = (101'325 + what_.apparatus.pascal(now)) / 6894.757;
    const auto number = [](double value, int decimals) {
      char text[32];
      std::snprintf(text, sizeof text, "%+08.*f", decimals, value);
      return " " + std::string(text);
    };
    std::string line = letterOf(what_.address) + number(psi, 2) + number(what_.apparatus.celsius(now), 2) +
                       number(what_.apparatus.flowSeen(actual, 3, now).approximate() - zero_, 3) +
                       number(what_.apparatus.flowSeen(flow, 3, now).approximate() - zero_, 3);
    for (auto more = valuesOf(what_.model); more > 4; --more) line += number(0, 3);
    line += " " + std::string(flow.gas == core::Gas::air ? "Air" : gasName(flow.gas));
    if (what_.overRange) line += " MOV VOV";
    return line + "\r";
  }

  double zero_ = 0;
};

}  // namespace

std::unique_ptr<Simulator> simulator(const SimulatedInstrument& what) { return std::make_unique<AlicatSimulator>(what); }

}  // namespace muster::devices::alicat
