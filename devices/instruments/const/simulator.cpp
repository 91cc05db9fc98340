#include "devices/framing/line.h"
#include "devices/instruments/const/codec.h"
#include "devices/instruments/const/driver.h"
#include "devices/simulation/question_simulator.h"

namespace muster::devices::colon {
namespace {

class ColonSimulator : public QuestionSimulator {
 public:
  explicit ColonSimulator(const SimulatedInstrument& what) : QuestionSimulator(what, cutLines(kEnds)) {}

 private:
  std::string one(const std::string& frame, Moment now) override { return answerTo(std::string(lineOf(frame, kEnds)), now); }

  std::string answerTo(const std::string& question, Moment now) {
    const std::string end(endOf(what_.model)), mine = what_.address.empty() ? "001" : what_.address;
    const auto colon = question.find(':');
    const std::string to = question.substr(0, colon);
    if (to != "255" && to != mine) return {};  // for another gauge on the line
    const std::string rest = colon == std::string::npos ? "" : question.substr(colon + 1);
    if (rest.starts_with("R:MRMD:")) return mine + ":F:MRMD:" + measured(now) + end;
    if (rest == "R:OTYPE:") return mine + ":F:OTYPE:" + what_.serial + end;
    if (rest == "R:OVER:") return mine + ":F:OVER:1.0-SIM" + end;
    if (rest == "W:OZERO:") {
      const auto& channel = what_.model.channels.front();
      if (const auto seen = what_.apparatus.seen(channel.dimension, unit(), 3, now)) zero_ = *seen;
      return mine + ":F:OZERO:OK" + end;
    }
    return mine + ":E:1" + end;
  }

  core::Unit unit() const {
    const auto& channel = what_.model.channels.front();
    return channel.unit.value_or(channel.to ? channel.to->unit : core::Unit::kilopascal);
  }

  std::string measured(Moment now) const {
    std::string name(core::symbolOf(unit()));
    for (char& c : name) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 0x20) : c;
    const auto seen = what_.apparatus.seen(what_.model.channels.front().dimension, unit(), unit() == core::Unit::pascal ? 1 : 4, now);
    if (what_.overRange || !seen) return "OL:" + name;
    return " " + (*seen - zero_).text() + ":" + name;
  }

  core::Decimal zero_;
};

}  // namespace

std::unique_ptr<Simulator> simulator(const SimulatedInstrument& what) { return std::make_unique<ColonSimulator>(what); }

}  // namespace muster::devices::colon
