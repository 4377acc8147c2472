print('HELLO')
