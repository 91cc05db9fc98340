// What most simulators are: questions found by the family's own framing, answered one by one. One thread; see simulator.h.
#pragma once

#include "devices/framing/frame_buffer.h"
#include "devices/simulation/simulator.h"

namespace muster::devices {

class QuestionSimulator : public Simulator {
 public:
  QuestionSimulator(const SimulatedInstrument& what, Cut questions) : what_(what), questions_(std::move(questions)) {}

  std::string answer(std::string_view bytes, Moment now) override {
    questions_.push(bytes);
    std::string answers;
    while (const auto frame = questions_.next()) answers += one(*frame, now);
    return answers;
  }

 protected:
  virtual std::string one(const std::string& frame, Moment now) = 0;  // the answer with its end; empty: none
  SimulatedInstrument what_;

 private:
  FrameBuffer questions_;
};

}  // namespace muster::devices
