// Messages of the Keller bus: address, function, parameters, checksum with its high byte first (the other way round than Modbus RTU). Found by
// the length of the function and by the checksum. Pure.
#pragma once

#include "devices/framing/frame_buffer.h"

namespace muster::devices::keller {

struct Message {
  int address = 0, function = 0;
  std::string_view body;  // between function and checksum
};

std::string frame(int address, int function, std::string_view body = {});
Message messageOf(std::string_view frame);  // of a frame that was cut
Cut cutAnswers();                           // of F48, F69, F73, F95, and exceptions
Cut cutQuestions();

}  // namespace muster::devices::keller
