// Modbus over a serial line: unit, pdu, checksum with its low byte first. Found by the length of the function and by the checksum; the pauses
// between messages that the standard wants cannot be seen through a USB converter and are not relied on. Pure.
#pragma once

#include "devices/framing/frame_buffer.h"
#include "devices/framing/modbus_pdu.h"

namespace muster::devices::modbus {

std::string rtuFrame(int unit, std::string_view pdu);
Message rtuMessage(std::string_view frame);  // of a frame that was cut
Cut cutRtuAnswers();
Cut cutRtuQuestions();

}  // namespace muster::devices::modbus
