// C++ libphonenumber as Debian ships it. It knows no carriers.
// Does the chunks of a file that standard input asks for (see PeerProcess): "from to" in, "nanoseconds valid" out.

#include <phonenumbers/phonenumber.pb.h>
#include <phonenumbers/phonenumberutil.h>

#include <ctime>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

namespace {

// Where results go, so that none of them can be left out.
std::string region, e164;
volatile int type;

bool Look(const PhoneNumberUtil& numbers, const std::string& text) {
  PhoneNumber number;
  if (numbers.Parse(text, "ZZ", &number) != PhoneNumberUtil::NO_PARSING_ERROR) return false;
  numbers.GetRegionCodeForNumber(number, &region);
  type = numbers.GetNumberType(number);
  numbers.Format(number, PhoneNumberUtil::E164, &e164);
  return numbers.IsValidNumber(number);
}

long long CpuNanos() {
  timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1000000000LL + now.tv_nsec;
}

}  // namespace

int main(int, char** arguments) {
  std::vector<std::string> texts;
  std::ifstream file(arguments[1]);
  for (std::string line; std::getline(file, line);) texts.push_back(line);
  const PhoneNumberUtil& numbers = *PhoneNumberUtil::GetInstance();
  std::cout << "ready" << std::endl;
  for (size_t from, to; std::cin >> from >> to;) {
    long long before = CpuNanos();
    int valid = 0;
    for (size_t i = from; i < to; i++) valid += Look(numbers, texts[i]);
    std::cout << CpuNanos() - before << ' ' << valid << std::endl;
  }
}
