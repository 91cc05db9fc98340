#include "devices/instruments/kern/codec.h"
#include "devices/instruments/kern/driver.h"

namespace muster::devices::kern {
namespace {

constexpr Moment kEvery = std::chrono::milliseconds(150);

// A filled absorber on the pan. It answers nothing: it sends.
class KernSimulator : public Simulator {
 public:
  explicit KernSimulator(const SimulatedInstrument& what) : what_(what) {}

  std::string answer(std::string_view, Moment) override { return {}; }
  std::string unasked(Moment now) override {
    if (now < due_) return {};
    due_ = now + kEvery;
    const auto bytes = packetOf(what_.model);
    if (what_.overRange) return writePacket({Packet::Status::beyond, {}, "G"}, bytes);
    const auto mass = what_.apparatus.seen(core::Dimension::mass, core::Unit::gram, 1, now).value_or(core::Decimal(21500, 1));
    return writePacket({Packet::Status::stable, mass.text(), "G"}, bytes);
  }

 private:
  SimulatedInstrument what_;
  Moment due_{0};
};

}  // namespace

std::unique_ptr<Simulator> simulator(const SimulatedInstrument& what) { return std::make_unique<KernSimulator>(what); }

}  // namespace muster::devices::kern
